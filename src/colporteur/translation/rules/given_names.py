"""Given names that are common in English-language news, with the sex that nearly all who bear them have.

They tell a person from a place (`Rose Hill` after `Peter`), and Spanish articles and participles what to agree with. Where both
sexes bear a name it is a person's all the same. Names that begin sentences as other words (`Will`, `May`, `Mark` before a verb)
are left out or are looked at more closely by who asks.
"""

from types import MappingProxyType

from colporteur.translation.rules.register import Kind

_WOMEN = """
    Abigail Ada Adele Agatha Agnes Aisha Alexandra Alice Alicia Alison Allison Amanda Amber Amelia Amina Amy Ana Anastasia Angela
    Angelina Anita Ann Anna Annabel Anne Annette Annie Antonia Audrey Barbara Beatrice Beatriz Becky Bella Bernadette Beth Bethany
    Betty Birgit Bonnie Brenda Bridget Brigitte Britta Camilla Carla Carmen Caroline Carolyn Catherine Cecilia Celia Charlotte
    Chiara Chloe Christina Christine Claire Clara Clare Claudia Colleen Concepción Cristina Cynthia Daisy Daniela Daphne Deborah
    Debbie Deirdre Denise Diana Diane Donna Dora Doris Dorothy Edith Eileen Elaine Eleanor Elena Elisabeth Eliza Elizabeth Ella
    Ellen Elsa Elsie Emilia Emily Emma Erika Esther Ethel Eva Eve Evelyn Fatima Felicity Fiona Frances Francesca Frida Gabriela
    Gabrielle Gemma Geraldine Gertrude Gillian Gina Giulia Gladys Gloria Greta Guadalupe Gwen Hannah Harriet Heather Heidi Helen
    Helena Helga Henrietta Hilary Hilda Ingeborg Ingrid Inés Irene Irina Irma Isabel Isabella Isobel Jacqueline Jane Janet Janice
    Jasmine Jeanette Jennifer Jenny Jessica Jill Joanna Joanne Josephine Judith Judy Julia Juliet Justine Karen Karin Kate Katharine
    Katherine Kathleen Kathryn Kathy Katie Katrina Kay Kirsten Kristina Kylie Laila Larissa Laura Lauren Leila Lena Leonora Leticia
    Lily Linda Lisa Liz Lorna Lorraine Louisa Louise Lucia Lucy Luisa Lydia Lynn Mabel Madeleine Maeve Magdalena Maggie Manuela
    Margaret Margarita Margot Maria Marianne Marie Marina Marjorie Marlene Marta Martha Martina Mary Matilda Maud Maureen Megan
    Melanie Melissa Mercedes Meredith Mia Michelle Mildred Millie Miranda Miriam Moira Molly Monica Monika María Mónica Muriel Nadia
    Nancy Naomi Natalia Natalie Natasha Nicole Nina Nora Norma Olga Olive Olivia Paloma Pamela Patricia Paula Pauline Peggy Penelope
    Petra Philippa Phoebe Phyllis Pilar Pippa Polly Priscilla Priya Rachel Raquel Rebecca Regina Renata Rhona Rita Roberta Rosa
    Rosalind Rosario Rosemary Rosie Roxanne Ruby Ruth Sabine Sally Samantha Sandra Sara Sarah Shannon Sheila Shirley Sigrid Silvia
    Simone Sofia Sonia Sophia Sophie Stella Stephanie Susan Susana Susanna Susanne Suzanne Sylvia Tamara Tania Tara Teresa Tess
    Thelma Theresa Tina Tracey Tracy Ursula Valerie Vanessa Vera Verity Veronica Vivienne Wanda Wendy Wilma Winifred Yasmin Yolanda
    Yvette Yvonne Zara Zoe Grace Rose Iris Ivy Violet
"""
_MEN = """
    Aaron Abdullah Abdul Abraham Adam Adrian Ahmed Alan Alasdair Albert Alberto Alejandro Alexander Alfred Alistair Allan Allen
    Alonso Alvin Anders Andreas Andrei Andrew Andy Angus Anthony Anton Antonio Archibald Arnold Arthur Barnaby Barry Bartholomew
    Benedict Benjamin Bernard Bernie Bert Björn Bob Boris Brad Brandon Brendan Brian Bruce Bryan Callum Carl Carlos Cecil Cedric
    Charles Christian Christoph Christopher Clarence Claude Clive Colin Conor Craig Cuthbert Cyril Damian Daniel Danny Darren Dave
    David Dennis Derek Dermot Dick Diego Dietrich Dmitri Dominic Donald Douglas Duncan Dylan Eamonn Ed Eddie Edgar Edmund Eduardo
    Edward Edwin Elias Elijah Eliot Emil Emilio Emmanuel Enrique Eric Erik Ernest Ernesto Ethan Eugene Evan Ewan Federico Felix
    Ferdinand Fergus Fernando Finn Francisco Franklin Franz Fred Frederick Friedrich Fritz Gareth Gary Gavin Geoff Geoffrey George
    Gerald Gerard Gilbert Giles Giovanni Giuseppe Glenn Gordon Graeme Graham Greg Gregory Guillermo Gustav Guy Hamish Hamza Hans
    Harold Harry Harvey Hassan Hector Heinrich Henrik Henry Herbert Herman Horace Howard Hubert Hugh Hugo Humphrey Hussein Ian
    Ibrahim Ignacio Igor Isaac Ivan Ivor Jack Jacob Jake Jakob James Jason Javier Jeff Jeffrey Jeremy Jerome Jerry Jesse Jim Jimmy
    Joachim Joe Joel Johan Johannes John Johnny Jonas Jonathan Jorge Joseph Joshua José Josh Juan Julian Julio Jürgen Karl Keith Ken
    Kenneth Kevin Khalid Klaus Konrad Kurt Kyle Lars Laurence Lawrence Leo Leon Leonard Leopold Leroy Lewis Liam Lionel Lorenzo
    Louis Luca Lucas Ludwig Luis Luke Magnus Malcolm Manuel Marco Marcos Marcus Mario Mark Markus Martin Mateo Matt Matthew Maurice
    Max Maximilian Melvin Michael Miguel Mike Mikhail Miles Mohamed Mohammad Mohammed Muhammad Murray Mustafa Nathan Nathaniel Neil
    Neville Niall Nicholas Nicolas Nigel Nils Noah Noel Norman Olaf Oleg Oliver Olivier Omar Oscar Oswald Otto Owen Pablo Paolo
    Patrick Paul Pavel Pedro Percy Peter Petr Philip Phillip Pierre Piers Quentin Rafael Ralph Ramón Raymond Reginald Ricardo
    Richard Rick Roberto Robert Roderick Rodrigo Roger Roland Rolf Ronald Ronan Rory Ross Roy Rudolf Rupert Russell Ryan Salvador
    Samir Samuel Santiago Scott Sean Sebastian Sergei Sergio Seth Sidney Simon Stan Stanley Stefan Stephen Steve Steven Stewart
    Stuart Sven Tariq Ted Terence Theo Theodore Thomas Tim Timothy Tobias Todd Tom Tommy Tony Trevor Tristan Umberto Valentin Vernon
    Victor Viktor Vincent Vladimir Wallace Walter Warren Werner Wesley Wilfred Wilhelm William Winston Wolfgang Xavier Yusuf Zachary
    Frank
"""
_EITHER = """
    Alex Andrea Ashley Billie Carol Casey Charlie Chris Dana Frankie Gabriele Jackie Jamie Jan Jean Jo Joan
    Jordan Kelly Kim Lee Leslie Lindsay Marion Morgan Nicola Robin Sam Sasha Sydney Taylor Terry Toni Vivian
"""

GIVEN_NAMES = MappingProxyType(
    {
        name: kind
        for names, kind in ((_WOMEN, Kind.WOMAN), (_MEN, Kind.MAN), (_EITHER, Kind.PERSON))
        for name in names.split()
    }
)
"""The kind of person by given name."""

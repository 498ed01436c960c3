"""The suite's own PostgreSQL."""

import psycopg

from colporteur.config.settings import _database
from colporteur.foundations.settings import read_house
from tests.postgresql import Cluster


def test_the_setting_for_the_database_reaches_a_cluster_through_its_socket(postgres_server: Cluster, tmp_path):
    house = read_house(tmp_path, {"COLPORTEUR_DATABASE_URL": postgres_server.address()})
    settings = _database(house["database.url"], house)
    with psycopg.connect(
        host=settings["HOST"], user=settings["USER"], dbname=settings["NAME"], port=settings["PORT"] or None
    ) as connection:
        assert connection.execute("select 1").fetchone() == (1,)

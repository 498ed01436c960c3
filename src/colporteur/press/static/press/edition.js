// Remembers the edition that a reader chooses: "/" and shared links open it from then on. Nothing else is kept.
"use strict";

document.querySelector(".languages").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  const edition = new URL(link.href).pathname.split("/")[1];
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `edition=${edition}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
});

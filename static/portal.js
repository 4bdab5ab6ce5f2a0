// Small conveniences. Every page works without this file.
(function () {
  "use strict";
  const doc = document;

  // A form is sent once, however often the button is pressed; the back button opens it again.
  doc.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sendt) { event.preventDefault(); return; }
    setTimeout(function () {
      if (event.defaultPrevented) return;
      form.dataset.sendt = "1";
      if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    });
  });
  addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    doc.querySelectorAll("form[data-sendt]").forEach(function (form) { delete form.dataset.sendt; });
    doc.querySelectorAll("[aria-busy=true]").forEach(function (knapp) { knapp.removeAttribute("aria-busy"); });
  });

  doc.addEventListener("click", function (event) {
    const mal = event.target;
    if (!(mal instanceof Element)) return;
    doc.querySelectorAll("details.nedtrekk[open]").forEach(function (meny) {
      if (!meny.contains(mal)) meny.open = false;
    });
    // <a href="/bekreft/" data-dialog="id">: the dialog here, the page without script.
    const apner = mal.closest("[data-dialog]");
    const dialog = apner && doc.getElementById(apner.dataset.dialog);
    if (dialog && dialog.showModal) { event.preventDefault(); dialog.showModal(); }
    const lukker = mal.closest("[data-lukk]");
    if (lukker) lukker.closest("dialog").close();
    if (mal.closest("[data-skriv-ut]")) print();
    const kopi = mal.closest("[data-kopier]");
    if (kopi && navigator.clipboard) {
      navigator.clipboard.writeText(kopi.dataset.kopier).then(function () {
        kopi.textContent = kopi.dataset.kopiert || kopi.textContent;
      });
    }
  });
  doc.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    doc.querySelectorAll("details.nedtrekk[open]").forEach(function (meny) {
      meny.open = false;
      meny.querySelector("summary").focus();
    });
  });

  // The open page is always in view in a menu that scrolls sideways.
  doc.querySelectorAll(".meny [aria-current], .faner [aria-current]").forEach(function (lenke) {
    const liste = lenke.closest("ul");
    liste.scrollLeft = lenke.offsetLeft - (liste.clientWidth - lenke.offsetWidth) / 2;
  });

  // A file may be dropped anywhere on the field.
  doc.querySelectorAll(".slippfelt").forEach(function (felt) {
    const inn = felt.querySelector("input[type=file]");
    if (!inn) return;
    ["dragenter", "dragover"].forEach(function (slag) {
      felt.addEventListener(slag, function (event) { event.preventDefault(); felt.dataset.over = ""; });
    });
    ["dragleave", "drop"].forEach(function (slag) {
      felt.addEventListener(slag, function (event) { event.preventDefault(); delete felt.dataset.over; });
    });
    felt.addEventListener("drop", function (event) {
      if (!event.dataTransfer.files.length) return;
      inn.files = event.dataTransfer.files;
      inn.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });

  // Buttons that only work with script are hidden until there is one.
  doc.querySelectorAll("[data-krever-skript]").forEach(function (del) { del.hidden = false; });
})();

// Keyboard triage in the review queue: <button data-tast="g">. Can be switched off (WCAG 2.1.4).
(function () {
  "use strict";
  const rot = document.documentElement;
  const bryter = document.querySelector("[data-taster-bryter]");
  let av = false;
  if (bryter) try { av = localStorage.getItem("taster") === "av"; } catch (feil) { av = false; }

  function vis() {
    rot.dataset.taster = av ? "av" : "pa";
    if (!bryter) return;
    bryter.hidden = false;
    bryter.textContent = av ? bryter.dataset.slaPa : bryter.dataset.slaAv;
  }

  if (bryter) {
    bryter.addEventListener("click", function () {
      av = !av;
      try { localStorage.setItem("taster", av ? "av" : "pa"); } catch (feil) { /* this page only */ }
      vis();
    });
  }

  document.addEventListener("keydown", function (event) {
    if (av || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const mal = event.target;
    if (document.querySelector("dialog[open]")) return;
    const meny = document.querySelector("details[data-tastmeny][open]");
    // What has been written stays in the field when the menu is opened again.
    if (meny && event.key === "Escape") { meny.open = false; meny.querySelector("summary").focus(); return; }
    // Out of the search field, so that the keys work again.
    if (event.key === "Escape" && mal.tagName === "INPUT") { mal.blur(); return; }
    if (mal.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(mal.tagName)) return;
    const tast = event.key.toLowerCase();
    if (!/^[a-z0-9/?]$/.test(tast)) return;
    // Keys of an open menu (how long to postpone) go before the same keys of the page.
    const valg = '[data-tast="' + tast + '"]';
    const knapp = (meny && meny.querySelector(valg)) || document.querySelector(valg);
    if (!knapp) return;
    event.preventDefault();
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(knapp.tagName)) { knapp.focus(); return; }
    knapp.click();
    // Into what was opened, so that Tab goes on from there and not from the top of the page.
    const felt = knapp.tagName === "SUMMARY" && knapp.parentNode.open && knapp.parentNode.querySelector("textarea, button");
    if (felt) felt.focus();
  });

  vis();
})();

// Keyboard triage in the review queue: <button data-tast="g">. Can be switched off (WCAG 2.1.4).
(function () {
  "use strict";
  const rot = document.documentElement;
  const bryter = document.querySelector("[data-taster-bryter]");
  let av = false;
  try { av = localStorage.getItem("taster") === "av"; } catch (feil) { av = false; }

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
    if (mal.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(mal.tagName)) return;
    if (document.querySelector("dialog[open]")) return;
    const tast = event.key.toLowerCase();
    if (!/^[a-z0-9/?]$/.test(tast)) return;
    const knapp = document.querySelector('[data-tast="' + tast + '"]');
    if (!knapp) return;
    event.preventDefault();
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(knapp.tagName)) knapp.focus(); else knapp.click();
  });

  vis();
})();

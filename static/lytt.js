// Reads a question aloud, only with a voice that lives on the device: no text leaves it.
(function () {
  "use strict";
  const tale = window.speechSynthesis;
  const knapp = document.querySelector("[data-lytt]");
  if (!tale || !knapp) return;
  const sprak = document.documentElement.lang;
  function stemme() {
    return tale.getVoices().find(function (v) {
      const tag = v.lang.toLowerCase().split(/[-_]/)[0];
      return v.localService && (tag === sprak || (tag === "no" && /^n[bn]$/.test(sprak)));
    });
  }
  function vis() { knapp.hidden = !stemme(); }
  vis();
  tale.addEventListener("voiceschanged", vis);
  knapp.addEventListener("click", function () {
    const navn = knapp.querySelector("span");
    if (tale.speaking) { tale.cancel(); return; }
    const ord = Array.from(document.querySelectorAll("[data-les]")).map(function (d) { return d.textContent.trim(); });
    const tekst = new SpeechSynthesisUtterance(ord.join(". "));
    tekst.voice = stemme();
    tekst.lang = tekst.voice.lang;
    tekst.rate = 0.9;
    tekst.onend = tekst.onerror = function () { navn.textContent = knapp.dataset.lytt; };
    navn.textContent = knapp.dataset.stopp;
    tale.speak(tekst);
  });
})();

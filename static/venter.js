// Goes on by itself when something on the server is done: <div data-venter="state">. The page has a
// link for those without script.
(function () {
  "use strict";
  const del = document.querySelector("[data-venter]");
  if (!del) return;
  const na = 'data-venter="' + del.dataset.venter + '"';
  const igjen = function (sekunder) { setTimeout(se, sekunder * 1000); };
  function se() {
    fetch(location.href, { cache: "no-store" }).then(function (svar) {
      return svar.text().then(function (side) {
        if (svar.ok && !svar.redirected && side.includes(na)) igjen(2);
        else location.reload();
      });
    }).catch(function () { igjen(10); });
  }
  igjen(1);
})();

/* The page of a place: gives each platform's status its answers by day, which stand in one place for all
   rows because places that are alike today share the table. Runs before as-of.js, which shows them. */
(function () {
  "use strict";

  var data = document.querySelector("[data-days-of]");
  if (!data) return;
  var days = JSON.parse(data.textContent);
  document.querySelectorAll("[data-here]").forEach(function (element) {
    if (days[element.dataset.here]) element.dataset.byDay = days[element.dataset.here];
  });
})();

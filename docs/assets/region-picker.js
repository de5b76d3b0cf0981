/* Where do you live: a choice on the overview that only changes where the link beside it leads.

   A classic script that works from file://; it comes after consent-report.js. The choice is the one
   that pages of platforms know, and stays in this browser. */
(function () {
  "use strict";

  function pickRegion(form) {
    var kept = window.consentReport;
    var select = form.querySelector("select");
    var link = form.querySelector("[data-region-link]");
    var list = link.getAttribute("href"); /* Of all regions, where nothing is chosen. */
    var pages = Object.create(null);

    function lead() {
      var page = pages[select.value];
      link.setAttribute("href", page ? list.replace("regions/", "regions/" + page + "/") : list);
    }

    /* Other names lead to the same place, as on pages of platforms. */
    function options(regions) {
      var found = [];
      regions.forEach(function (region) {
        pages[region[0]] = region[3] || region[0].toLowerCase();
        found.push([region[1], region[0]]);
        region[2].forEach(function (alias) {
          found.push([alias + " (" + region[1] + ")", region[0]]);
        });
      });
      return found.sort(function (a, b) {
        return a[0].localeCompare(b[0], "en");
      });
    }

    function fill(regions) {
      var code = kept.recall().place;
      options(regions).forEach(function (option) {
        select.add(new Option(option[0], option[1]));
      });
      var own = regions.filter(function (region) {
        return region[0] === code;
      })[0];
      Array.prototype.forEach.call(select.options, function (option) {
        if (own && option.text === own[1]) option.selected = true;
      });
      select.disabled = false;
      lead();
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      link.click();
    });
    select.addEventListener("change", function () {
      kept.keep(select.value, kept.recall().audience);
      lead();
    });
    kept.withRegions(fill);
  }

  document.querySelectorAll("[data-region-picker]").forEach(pickRegion);
})();

/* What changed between any two editions, picked from sentences that the page holds.

   A classic script that works from file:// and under a strict Content-Security-Policy. */
(function () {
  "use strict";

  function compareSteps(form) {
    var data = document.querySelector("[data-between-steps]");
    var list = document.querySelector("[data-between-list]");
    var count = document.querySelector("[data-between-count]");
    var from = document.getElementById("cr-from");
    var to = document.getElementById("cr-to");
    var filter = document.getElementById("cr-of");
    if (!data || !list || !count || !from || !to || !filter) return;
    var steps = JSON.parse(data.textContent);
    var address = new URLSearchParams(location.search);

    function sentence(change) {
      var item = document.createElement("li");
      item.textContent = change[3] + " ";
      if (change[1] && change[2]) {
        var link = document.createElement("a");
        link.href = window.consentReport.page("platforms/" + change[1] + "/") + "#" + change[2];
        link.textContent = "Finding";
        link.setAttribute("aria-label", "The finding on " + change[0]);
        item.appendChild(link);
      }
      return item;
    }

    function show() {
      var wanted = filter.value.trim().toLowerCase();
      var total = 0;
      var within = false;
      list.textContent = "";
      steps.forEach(function (step) {
        if (step[0] === from.value) within = true;
        var changes = !within ? [] : step[2].filter(function (change) {
          return change[0].toLowerCase().indexOf(wanted) >= 0;
        });
        if (changes.length) {
          var entry = document.createElement("li");
          var title = document.createElement("p");
          title.textContent = nameOf(step[1]);
          var lines = document.createElement("ul");
          lines.className = "cr-plain";
          changes.forEach(function (change) {
            lines.appendChild(sentence(change));
          });
          entry.appendChild(title);
          entry.appendChild(lines);
          list.appendChild(entry);
          total += changes.length;
        }
        if (step[1] === to.value) within = false;
      });
      list.hidden = !total;
      list.removeAttribute("data-waiting");
      count.textContent = total === 1 ? "1 change" : total + " changes";
    }

    function nameOf(name) {
      var option = Array.prototype.find.call(to.options, function (each) {
        return each.value === name;
      });
      return option ? option.text : name;
    }

    function keepAddress() {
      var query = new URLSearchParams({ from: from.value, to: to.value });
      if (filter.value.trim()) query.set("platform", filter.value.trim());
      try {
        history.replaceState(null, "", "?" + query.toString());
      } catch (error) {
        /* Some browsers allow no other address on file://. */
      }
    }

    [[from, "from"], [to, "to"], [filter, "platform"]].forEach(function (each) {
      if (address.has(each[1])) each[0].value = address.get(each[1]);
      each[0].disabled = false;
      each[0].addEventListener(each[0] === filter ? "input" : "change", function () {
        keepAddress();
        show();
      });
    });
    if (from.selectedIndex < 0) from.selectedIndex = 0;
    if (to.selectedIndex < 0) to.selectedIndex = 0;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    show();
  }

  document.querySelectorAll("[data-between]").forEach(compareSteps);
})();

/* The page of a platform for the place and account that a reader picked: facts and steps of the answer,
   who else gets it, and which findings hold elsewhere.

   A classic script that works from file:// and under a strict Content-Security-Policy; it comes after
   consent-report.js, which knows what is picked. What holds where was decided when the page was made
   (pages/here.py); here it is only looked up. */
(function () {
  "use strict";

  var picker = document.querySelector("[data-picker]");
  var data = document.querySelector("[data-answers]");
  if (!picker || !data) return;
  var answers = JSON.parse(data.textContent);
  var FACTS = ["Since", "Who says so", "Last confirmed", "It depends", "Disagreement"];
  var lists = document.querySelectorAll("[data-by-place]");
  var holds = Object.create(null);

  answers.holds.forEach(function (group) {
    group[0].split(" ").forEach(function (anchor) { holds[anchor] = group[1]; });
  });

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  function isHere(anchor, cell) {
    return !(anchor in holds) || holds[anchor].indexOf(cell) >= 0;
  }

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function targetOf(link) {
    return link && document.getElementById(link.hash.slice(1));
  }

  /* ---- The answer: facts of its finding, steps of its way out, each once a page ---- */
  function factsOf(row) {
    return all(".cr-facts > div", row).filter(function (fact) {
      return FACTS.indexOf(fact.querySelector("dt").textContent) >= 0;
    });
  }

  function copyOf(element) {
    var copy = element.cloneNode(true);
    all("[id]", copy).forEach(function (one) { one.removeAttribute("id"); });
    return copy;
  }

  function fill(block) {
    var row = targetOf(block.querySelector("[data-finding]"));
    var link = block.querySelector("[data-way]");
    var way = targetOf(link);
    if (row) {
      var list = block.querySelector(".cr-facts");
      var first = list.firstChild;
      var marks = row.querySelector(".cr-head .cr-marks");
      factsOf(row).forEach(function (fact) {
        var copy = list.insertBefore(copyOf(fact), first);
        if (marks && copy.querySelector("dt").textContent === "Who says so") copy.querySelector("dd").appendChild(copyOf(marks));
      });
      all(".cr-reply", row).forEach(function (reply) { block.appendChild(copyOf(reply)); });
    }
    if (way) {
      way = way.closest(".cr-path");
      var steps = way.querySelector(".cr-steps");
      var address = way.querySelector("[data-address]");
      if (steps) link.parentNode.parentNode.insertBefore(copyOf(steps), link.parentNode);
      if (address) {
        link.parentNode.insertBefore(make("br"), link);
        link.parentNode.insertBefore(copyOf(address), link.previousSibling);
      }
    }
  }

  /* ---- Beside the answer: who else gets it, what else is done ---- */
  function lower(text) {
    return /^.[A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
  }

  function factOf(row, name) {
    var found = all(".cr-facts > div", row).filter(function (fact) {
      return fact.querySelector("dt").textContent === name;
    })[0];
    return found ? found.querySelector("dd").textContent : "";
  }

  function linkTo(row, text) {
    var link = make("a", "", text);
    link.href = "#" + row.id;
    return link;
  }

  function recipientLine(row) {
    var line = make("li");
    var cells = all("td", row);
    var name = row.querySelector("th").firstChild;
    var purposes = cells[1].textContent.split(", ").map(lower).join(", ");
    line.appendChild(linkTo(row, name.textContent));
    line.appendChild(document.createTextNode(": " + lower(cells[0].firstChild.textContent) + " (" + purposes + ")"));
    return line;
  }

  function practiceLine(row) {
    var line = make("li");
    var act = row.closest("[data-act]").dataset.act;
    var content = factOf(row, "Content");
    var purposes = factOf(row, "Purpose").split(", ").map(lower).join(", ");
    line.appendChild(row.querySelector(".cr-chip").cloneNode(true));
    line.appendChild(document.createTextNode(" "));
    line.appendChild(linkTo(row, act));
    line.appendChild(document.createTextNode(": " + purposes + (content ? "; " + content : "")));
    return line;
  }

  function rowsBeside(kind, cell, headline) {
    if (kind === "recipient") {
      return all("[id^='recipient-']").filter(function (row) {
        return !row.classList.contains("cr-ended") && isHere(row.id, cell);
      });
    }
    var found = [];
    answers.decides.forEach(function (group) {
      if (group[1].indexOf(cell) >= 0) found = found.concat(group[0].split(" "));
    });
    return found.filter(function (anchor) { return anchor !== headline; }).map(function (anchor) {
      return document.getElementById(anchor);
    });
  }

  function showBeside(cell) {
    var block = document.querySelector("[data-block]:not([hidden]) [data-finding]");
    var headline = block ? block.hash.slice(1) : "";
    all("[data-beside]").forEach(function (part) {
      var list = part.querySelector("ul");
      var rows = rowsBeside(part.dataset.beside, cell, headline);
      list.textContent = "";
      rows.forEach(function (row) {
        list.appendChild(part.dataset.beside === "recipient" ? recipientLine(row) : practiceLine(row));
      });
      part.hidden = !rows.length;
    });
  }

  /* ---- Findings of other places and accounts: folded, never away ---- */
  function partsOf(list) {
    return all(list.dataset.byPlace, list).filter(function (item) {
      return item.closest("[data-by-place]") === list && !item.classList.contains("cr-ended");
    });
  }

  function foldOf(list) {
    var fold = make("details", "cr-past cr-elsewhere");
    fold.appendChild(make("summary"));
    if (list.tagName === "TABLE") {
      var table = make("table", list.className);
      table.appendChild(make("caption", "cr-hidden", "Elsewhere, or for other accounts"));
      table.appendChild(list.tHead.cloneNode(true));
      table.appendChild(make("tbody"));
      fold.appendChild(table);
    }
    return fold;
  }

  function sorter(list) {
    var isTable = list.tagName === "TABLE";
    var home = isTable ? list.tBodies[0] : list;
    var fold = foldOf(list);
    var items = partsOf(list);

    /* A row of a table may have one below it that says more. */
    function withNext(item) {
      var next = item.nextElementSibling;
      return next && next.classList.contains("cr-below") ? [item, next] : [item];
    }

    var groups = items.map(withNext);
    var last = groups.length ? groups[groups.length - 1] : null;
    var afterLast = last ? last[last.length - 1].nextSibling : null;
    if (isTable) list.parentNode.appendChild(fold);
    else home.insertBefore(fold, afterLast);

    return function (cell, isPicked) {
      var away = 0;
      groups.forEach(function (group) {
        var anchor = group[0].id || group[0].querySelector("[id]").id;
        var isAway = isPicked && !isHere(anchor, cell);
        away += isAway ? 1 : 0;
        group.forEach(function (element) {
          if (isAway) (isTable ? fold.querySelector("tbody") : fold).appendChild(element);
          else if (isTable) home.insertBefore(element, afterLast);
          else home.insertBefore(element, fold);
        });
      });
      fold.hidden = !away;
      fold.firstChild.textContent = "Elsewhere, or for other accounts (" + away + ")";
      list.classList.toggle("cr-all-elsewhere", away === groups.length);
    };
  }

  var sorters = Array.prototype.map.call(lists, sorter);

  function show() {
    if (!("cell" in picker.dataset)) return;
    var cell = Number(picker.dataset.cell);
    var isPicked = Boolean(picker.dataset.place) || Number(picker.dataset.audience) > 0;
    all("[data-block]:not([hidden]):not([data-full])").forEach(function (block) {
      block.dataset.full = "";
      fill(block);
    });
    showBeside(cell);
    sorters.forEach(function (sort) { sort(cell, isPicked); });
  }

  /* ---- A link to each finding, for those who cite it ---- */
  all(".cr-row[id], .cr-timeline > li[id], .cr-path").forEach(function (row) {
    var anchor = row.id || row.querySelector("h3[id]").id;
    var link = make("a", "cr-link", "#");
    link.href = "#" + anchor;
    link.setAttribute("aria-label", "Link to this finding");
    row.querySelector(".cr-head, h3, p").appendChild(link);
  });

  /* ---- Citations: their text can be selected anyway ---- */
  all("[data-copy]").forEach(function (head) {
    var button = make("button", "", "Copy");
    var label = head.textContent;
    button.type = "button";
    button.setAttribute("aria-label", "Copy as " + label);
    button.addEventListener("click", function () {
      copy(head.nextElementSibling).then(function () {
        button.textContent = "Copied";
        setTimeout(function () { button.textContent = "Copy"; }, 2000);
      }, function () {
        button.textContent = "Selected";
      });
    });
    head.appendChild(button);
  });

  /* From file://, and where a browser refuses, the text is selected: one key copies it. */
  function copy(element) {
    var text = element.textContent;
    if (navigator.clipboard) {
      return navigator.clipboard.writeText(text).catch(function () { return select(element); });
    }
    return select(element);
  }

  function select(element) {
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.selectAllChildren(element);
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }

  document.addEventListener("consent-report:picked", show);
  show();
})();

/* Source marks: opens what a number stands for beside the claim, as the list of sources has it.

   A classic script that works from file:// and under a strict Content-Security-Policy. Nothing is
   loaded: the card is a copy of the entry at the end of the page. Without this script, or in a browser
   that knows no popovers, a mark is a link to that entry. */
(function () {
  "use strict";

  var MARGIN = 8; /* Pixels between the card and the edges of the window. */
  var hasPopovers = "popover" in HTMLElement.prototype;
  var card = null;
  var opener = null;

  function entryOf(mark) {
    return document.getElementById(mark.dataset.source || mark.hash.slice(1));
  }

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function titleOf(entry) {
    return entry.querySelector("a, cite").textContent;
  }

  /* ---- Marks: links become buttons that say what they open ---- */
  function label(mark) {
    var entry = entryOf(mark);
    return entry ? "Source " + mark.textContent + ": " + titleOf(entry) : "";
  }

  function asButton(link) {
    var button = make("button", "", link.textContent);
    button.type = "button";
    button.dataset.source = link.hash.slice(1);
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", label(link));
    link.parentNode.replaceChild(button, link);
  }

  /* ---- The card ---- */
  function makeCard() {
    card = make("div", "cr-source");
    card.id = "cr-source";
    card.popover = "auto";
    card.tabIndex = -1;
    card.setAttribute("role", "dialog");
    card.addEventListener("toggle", function (event) {
      if (event.newState === "open") return;
      if (opener) opener.setAttribute("aria-expanded", "false");
      opener = null;
    });
    card.addEventListener("click", function (event) {
      if (event.target.closest("a[href^='#'], [data-close]")) card.hidePopover();
    });
  }

  /* What the source is quoted with where the claim stands. */
  function quotationFor(mark) {
    var finding = mark.closest("[id]");
    if (!finding || mark.closest(".cr-quote")) return null;
    var own = finding.querySelector('.cr-quote [data-source="' + mark.dataset.source + '"]');
    if (!own) return null;
    var copy = own.closest(".cr-quote").cloneNode(true);
    copy.querySelectorAll(".cr-marks").forEach(function (marks) { marks.remove(); });
    return copy;
  }

  function fill(mark, entry) {
    var number = mark.textContent;
    var head = make("p", "cr-source-head");
    var kind = entry.querySelector(".cr-tag");
    var close = make("button", "", "Close");
    var body = make("div");
    var link = make("a", "", "In the list of sources");
    var foot = make("p", "cr-quiet");
    var quotation = quotationFor(mark);
    head.appendChild(make("strong", "", "Source " + number));
    if (kind) head.appendChild(kind.cloneNode(true));
    close.type = "button";
    close.dataset.close = "";
    head.appendChild(close);
    Array.prototype.forEach.call(entry.childNodes, function (node) {
      if (node !== kind) body.appendChild(node.cloneNode(true));
    });
    link.href = "#" + entry.id;
    foot.appendChild(link);
    card.textContent = "";
    card.appendChild(head);
    card.appendChild(body);
    if (quotation) card.appendChild(quotation);
    card.appendChild(foot);
    card.setAttribute("aria-label", "Source " + number);
  }

  /* Below the mark where there is room, else above it; never beyond the window's sides. */
  function place(mark) {
    var at = mark.getBoundingClientRect();
    var size = card.getBoundingClientRect();
    var page = document.documentElement;
    var left = Math.min(at.left, page.clientWidth - size.width - MARGIN);
    var isBelow = at.bottom + size.height + MARGIN < page.clientHeight || at.top < size.height + MARGIN;
    var top = isBelow ? at.bottom + MARGIN / 2 : at.top - size.height - MARGIN / 2;
    card.style.left = Math.max(left, MARGIN) + window.scrollX + "px";
    card.style.top = top + window.scrollY + "px";
  }

  /* The card stands after the mark, so that the next press of Tab enters it. */
  function open(mark) {
    var entry = entryOf(mark);
    if (!entry) return;
    if (!card) makeCard();
    mark.parentNode.insertBefore(card, mark.nextSibling);
    fill(mark, entry);
    card.showPopover();
    opener = mark;
    mark.setAttribute("aria-expanded", "true");
    place(mark);
    card.focus({ preventScroll: true });
  }

  var marks = document.querySelectorAll(".cr-marks a");
  if (!hasPopovers) {
    marks.forEach(function (mark) { mark.setAttribute("aria-label", label(mark)); });
    return;
  }
  marks.forEach(asButton);
  /* Copies of findings, as for another day, hold marks of their own. */
  document.addEventListener("click", function (event) {
    var mark = event.target.closest("button[data-source]");
    if (!mark) return;
    if (mark === opener) card.hidePopover();
    else open(mark);
  });
})();

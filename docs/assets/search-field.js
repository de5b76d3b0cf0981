/* The search field in the header of every page: opens, closes, and fetches the search when wanted.

   No page loads more of the search than this before a reader goes to the field. */
(function () {
  "use strict";

  var root = document.querySelector("[data-search]");
  if (!root) return;
  var input = root.querySelector("input");
  var opener = document.querySelector("[data-search-open]");
  /* The theme's own mark that the search is open: its script holds the page still meanwhile, and
     throws without it (Material 9.8.1). */
  var toggle = document.getElementById("__search");
  var PARTS = ["names", "sections", "marks", "results"].map(function (part) {
    return "assets/search-" + part + ".js";
  });
  var attached = null;
  var isEntered = false; /* Before there was anything to choose from. */

  function attach() {
    /* Names and scripts together; a failure is told when the names are asked. */
    consentReport.load("assets/search/names.js").catch(function () {});
    attached = attached || Promise.all(PARTS.map(consentReport.load)).then(function () {
      consentReport.search.attach(root, open, close, isEntered);
    });
    attached.catch(function () {
      attached = null;
      root.querySelector("[role=status]").textContent =
        "The search could not be loaded. All platforms are in the list of platforms.";
    });
  }

  function open() {
    if (!toggle.checked) toggle.click();
    attach();
  }

  function close() {
    if (toggle.checked) toggle.click();
  }

  function show() {
    root.classList.toggle("cr-search--open", toggle.checked);
    opener.setAttribute("aria-expanded", String(toggle.checked));
    if (!toggle.checked) input.setAttribute("aria-expanded", "false");
  }

  function leave() {
    close();
    if (opener.offsetParent) opener.focus();
    else input.focus();
  }

  toggle.addEventListener("change", show);
  input.addEventListener("focus", attach);
  input.addEventListener("input", function () {
    isEntered = false;
    open();
  });
  input.addEventListener("click", open);
  opener.addEventListener("click", function () {
    open();
    input.focus();
  });
  root.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) close();
  });
  root.querySelectorAll("[data-search-close]").forEach(function (closer) {
    closer.addEventListener("click", leave);
  });
  root.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    isEntered = true;
  });
  root.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !toggle.checked) return;
    event.preventDefault();
    leave();
  });

  function isTyping(element) {
    return element && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(document.activeElement)) return;
    if (event.key !== "/" && event.key !== "s") return;
    event.preventDefault();
    open();
    input.focus();
    input.select();
  });

  var asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    open();
    input.focus();
  } else if (document.activeElement === input) {
    /* Somebody was quicker than this script. */
    if (input.value) open();
    else attach();
  }
})();

/* What the theme's frame lacks for readers without a mouse. Seen in Material 9.8.1.

   A classic script that works from file:// and under a strict Content-Security-Policy. */
(function () {
  "use strict";

  var label = document.querySelector(".md-header__button[for=__drawer]");
  var drawer = document.getElementById("__drawer");
  var sidebar = document.querySelector(".md-sidebar--primary");
  if (!label || !drawer || !sidebar) return;

  /* The drawer of narrow screens opens by a label, which no key reaches: a button takes its place. */
  var button = document.createElement("button");
  button.type = "button";
  button.className = label.className + " cr-drawer";
  button.setAttribute("aria-label", "Navigation");
  button.setAttribute("aria-expanded", String(drawer.checked));
  button.append.apply(button, label.childNodes);
  label.replaceWith(button);

  button.addEventListener("click", function () {
    drawer.click();
    var first = drawer.checked && sidebar.querySelector("a");
    if (first) first.focus();
  });
  drawer.addEventListener("change", function () {
    button.setAttribute("aria-expanded", String(drawer.checked));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    button.focus();
  });
})();

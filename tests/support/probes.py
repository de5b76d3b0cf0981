"""Questions to a page in the browser, in its own language; each answers with a list of faults."""

from __future__ import annotations

WATCH = """
window.shifts = [];
window.violations = [];
new PerformanceObserver(list => list.getEntries()
  .filter(entry => !entry.hadRecentInput)
  .forEach(entry => window.shifts.push(entry))
).observe({type: "layout-shift", buffered: true});
document.addEventListener("securitypolicyviolation",
  event => window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""
"""Runs before the page does, and gathers what :data:`LOADING` tells."""

LOADING = """() => {
  const sum = window.shifts.reduce((total, entry) => total + entry.value, 0);
  const moved = window.shifts.flatMap(entry => entry.sources)
    .map(source => source.node && source.node.outerHTML || "").map(html => html.slice(0, 80));
  return [...window.violations, ...(sum < 0.05 ? [] : [`shifted by ${sum}: ${moved.join(" | ")}`])];
}"""
"""Violations of the policy, and parts that moved by more than anybody would overlook.

Source: web.dev calls a cumulative layout shift of 0.1 good; here half of it is the limit.
"""

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const isCut = element => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== "visible") return true;
    return false;
  };
  const wide = [...document.querySelectorAll("body *")].filter(
    element => element.getBoundingClientRect().right > width + 1 && !isCut(element));
  return [`${document.scrollingElement.scrollWidth} of ${width} pixels`,
    ...wide.map(element => element.outerHTML.slice(0, 80))].slice(0, 5);
}"""
"""What makes the whole page scroll sideways; a table that scrolls by itself does not."""

MOVING = """() => {
  const isLong = durations => durations.split(", ").some(each => parseFloat(each) > 0);
  const faults = new Set(document.getAnimations().map(each => `${each.animationName} runs`));
  for (const element of document.querySelectorAll("*"))
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (isLong(style.transitionDuration) ||
          (style.animationName !== "none" && isLong(style.animationDuration)) ||
          style.scrollBehavior === "smooth")
        faults.add(`${element.tagName}.${element.className} ${part || ""}`);
    }
  return [...faults];
}"""
"""Transitions and animations that take time, and scrolling that glides."""

STATUS_WORDS = """() => {
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$|^transparent$/.test(colour)) return colour;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  return [...document.querySelectorAll(".cr-chip")].filter(chip => chip.checkVisibility())
    .filter(chip => {
      const style = getComputedStyle(chip);
      return !chip.textContent.trim() || style.color === ground(chip)
        || style.borderTopStyle === "none" || style.borderTopColor === ground(chip);
    }).map(chip => chip.outerHTML.slice(0, 80));
}"""
"""Words of a status, or the lines around them, in the colour of what they stand on."""

STOP = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  (window.stops = window.stops || new Set()).add(element);
  // The switch of colours is a radio button without a size; its label is what is seen.
  const seen = element.matches(".md-option") ? element.nextElementSibling : element;
  const style = getComputedStyle(seen);
  const isOnTop = [...seen.getClientRects()].some(box => {
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
    const top = document.elementFromPoint(
      middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    return top && (seen.contains(top) || top.contains(seen));
  });
  const faults = [];
  // The selector opens its list over itself, and the field of the search grows.
  if (!isOnTop && !seen.matches(".md-version__current")) faults.push("hidden");
  if ((style.outlineStyle === "none" || !parseFloat(style.outlineWidth))
      && !seen.matches(".md-search__input")) faults.push("unmarked");
  return faults.map(fault => `${fault}: ${seen.outerHTML.slice(0, 100)}`);
}"""
"""What is wrong with the element that has the focus, which is remembered; null where none has."""

PASSED_OVER = """() => {
  const all = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]")].filter(element =>
      element.tabIndex >= 0 && !element.disabled && element.getClientRects().length &&
      element.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
      !element.matches("[type=radio]"));
  const last = Math.max(...all.map((element, place) => window.stops.has(element) ? place : -1));
  return all.slice(0, last).filter(element => !window.stops.has(element))
    .map(element => `passed over: ${element.outerHTML.slice(0, 100)}`);
}"""
"""What can be used by hand and stands before the last stop, but was none."""

// @ts-check
/** The article as text with marks: a click picks a draft, and the chosen one is scrolled to. */

const HEADER = 64; // pixels that the bar of the pages covers
const PATIENCE = 10_000; // milliseconds

/**
 * Bring a draft's heading into sight once the page is drawn: its form may have opened above the
 * screen, with the button that saves it where the one before had its own.
 * @param {HTMLElement} box
 * @param {string} chosen
 */
const reveal = (box, chosen) => {
  const until = performance.now() + PATIENCE;
  const look = () => {
    if (!box.isConnected || box.dataset.selected !== chosen) return;
    const app = /** @type {HTMLElement | null} */ (
      document.querySelector('[data-testid="stApp"]')
    );
    const drawn = app?.dataset.testScriptState === "notRunning";
    if (!drawn && performance.now() < until) {
      setTimeout(look, 50);
      return;
    }
    const head = document.querySelector(`.st-key-add-head-${chosen}`);
    if (!head) return;
    const { top, bottom } = head.getBoundingClientRect();
    if (top >= HEADER && bottom <= innerHeight) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    head.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  };
  setTimeout(look, 50);
};

/**
 * @typedef {{text: string, drafts: number[], strong: boolean, title: string}} Segment
 * @typedef {{segments: Segment[], selected: number, colours: Record<string, string>}} Shown
 * @param {{data: Shown, parentElement: ParentNode, setTriggerValue: (name: string, value: number) => void}} component
 */
export default ({ data, parentElement, setTriggerValue }) => {
  const box = /** @type {HTMLElement} */ (parentElement.querySelector(".text"));
  const { segments, selected, colours } = data;
  const before = box.dataset.selected;
  const at = box.scrollTop;
  /** @type {Set<number>} */
  const begun = new Set();
  /** @type {HTMLElement | null} */
  let first = null;
  box.replaceChildren(
    ...segments.map(({ text, drafts, strong, title }) => {
      if (!drafts.length) return document.createTextNode(text);
      const chosen = drafts.includes(selected);
      const number = chosen ? selected : drafts[0];
      const mark = document.createElement("mark");
      mark.style.setProperty("--colour", colours[number]);
      mark.title = title;
      mark.dataset.draft = String(number);
      mark.classList.toggle("strong", strong);
      mark.classList.toggle("chosen", chosen);
      for (const each of drafts.filter((one) => !begun.has(one))) {
        begun.add(each);
        const sign = document.createElement("sup");
        sign.textContent = String(each);
        sign.style.setProperty("--colour", colours[each]);
        mark.append(sign);
        mark.tabIndex = 0;
        mark.setAttribute("role", "button");
      }
      mark.append(text);
      const pick = () => setTriggerValue("picked", number);
      mark.addEventListener("click", pick);
      mark.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        pick();
      });
      if (chosen) first ??= mark;
      return mark;
    }),
  );
  box.scrollTop = at;
  box.dataset.selected = String(selected);
  if (before !== undefined && before !== String(selected)) reveal(box, String(selected));
  // scrolls the text alone
  const found = /** @type {HTMLElement | null} */ (first);
  if (found && before !== String(selected)) {
    const gap = found.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTo({ top: at + gap - box.clientHeight / 3 });
  }
};

// @ts-check
/** The article as text with marks: a click picks a draft, and the chosen one is scrolled to. */

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
  // scrolls the text alone: the page stays where the reader's eyes are
  const found = /** @type {HTMLElement | null} */ (first);
  if (found && before !== String(selected)) {
    const gap = found.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTo({ top: at + gap - box.clientHeight / 3 });
  }
};

// The number on the tab "Checks": Wagtail's own count and ours.

export function countOnTab(tips) {
  const badge = document.querySelector('[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]');
  const others = document.querySelector('[data-side-panel="checks"] [data-content-checker-count]');
  if (!badge) return;
  const total = tips + Number(others?.textContent ?? 0);
  badge.textContent = String(total);
  badge.hidden = total === 0;
}

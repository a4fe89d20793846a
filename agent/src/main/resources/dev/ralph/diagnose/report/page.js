
'use strict';
(() => {
  const form = document.getElementById('filters');
  if (!form) {
    return;
  }
  const search = document.getElementById('filter');
  const count = document.getElementById('count');
  const boxes = [...form.querySelectorAll('input[type=checkbox]')];
  const rows = [...document.querySelectorAll('tr[data-kind]')];
  const show = () => {
    const kinds = new Set(boxes.filter(box => box.checked).map(box => box.dataset.kind));
    const wanted = search.value.toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !(kinds.has(row.dataset.kind) && row.textContent.toLowerCase().includes(wanted));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = `${shown} of ${rows.length} shown`;
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', event => event.preventDefault());
  form.hidden = false;
  show();
})();

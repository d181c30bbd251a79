// Run in the page that formula_gallery --html writes (font size 100 px). For each formula: its box,
// and that of each letter, number and word in it, relative to the left end of the baseline.
document.fonts.load('100px LMM').then(() => {
  const em = (pixels) => Math.round(pixels * 10) / 1000;
  const lines = [];
  for (const holder of document.querySelectorAll('div[id]')) {
    const row = holder.querySelector('math').firstElementChild;
    const mark = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'mspace');
    row.prepend(mark);
    const origin = mark.getBoundingClientRect();
    const box = (element) => {
      const r = element.getBoundingClientRect();
      return [r.left - origin.left, r.top - origin.top, r.right - origin.left, r.bottom - origin.top].map(em);
    };
    const tokens = [...row.querySelectorAll('mi, mn, mtext')].map(box);
    lines.push(`  "${holder.id}": {"box": ${JSON.stringify(box(row))}, "tokens": ${JSON.stringify(tokens)}}`);
  }
  const out = document.createElement('pre');
  out.id = 'metrics';
  out.textContent = '{\n' + lines.join(',\n') + '\n}';
  document.body.append(out);
});

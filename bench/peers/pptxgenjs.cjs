// The same slides by PptxGenJS, its pictures ready: node pptxgenjs.cjs FOLDER. It writes `pptxgenjs.pptx`.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const PptxGenJS = require("pptxgenjs");

const folder = process.argv[2];
const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
for (const told of JSON.parse(readFileSync(join(folder, "content.json")))) {
  const slide = deck.addSlide();
  slide.addText(told.title, { x: 0.6, y: 0.4, w: 12, h: 0.8, fontSize: 30, bold: true });
  slide.addNotes(told.notes);
  if (told.chart) slide.addImage({ path: join(folder, "pictures", `${told.id}.png`), x: 0.6, y: 1.5, w: 12, h: 5.2 });
  else if (told.table) {
    const cells = [told.table.columns, ...told.table.rows].map((row) => row.map((cell) => ({ text: String(cell) })));
    slide.addTable(cells, { x: 0.6, y: 1.6, w: 12 });
  } else if (told.stats) {
    told.stats.forEach(([value, label], at) => {
      const words = [{ text: value, options: { fontSize: 54, breakLine: true } }, { text: label, options: { fontSize: 18 } }];
      slide.addText(words, { x: 0.6 + 4 * at, y: 2, w: 3.8, h: 2 });
    });
  } else slide.addText(told.bullets.map((text) => ({ text, options: { bullet: true, breakLine: true } })), { x: 0.6, y: 1.6, w: 12, h: 4.5, fontSize: 24 });
  slide.addText("Source: The bench, Made-up figures, 2018", { x: 0.6, y: 7, w: 12, h: 0.3, fontSize: 10 });
}
deck.writeFile({ fileName: join(folder, "pptxgenjs.pptx") });

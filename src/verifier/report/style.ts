/** The report's look on screen and on paper. Marks and words carry every meaning; colour only repeats it. */
export const STYLE = `
:root { color-scheme: light; --ink: #1b2430; --soft: #55606e; --line: #cfd6de; --good: #1f6f43; --bad: #a3281f; --open: #7a5600; --paper: #fff; }
* { box-sizing: border-box; }
html { font-size: 16px; }
body { margin: 0 auto; max-width: 48rem; padding: 2rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 0 0 .6rem; }
p { margin: 0 0 .5rem; }
ul { margin: 0 0 .5rem; padding-left: 1.2rem; }
.small { color: var(--soft); font-size: .875rem; }
.code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .85em; overflow-wrap: anywhere; }
dl { margin: 0; display: grid; grid-template-columns: 9rem 1fr; column-gap: 1rem; row-gap: .4rem; align-items: baseline; }
.digests { grid-template-columns: 14rem 1fr; margin-bottom: .6rem; }
dt { color: var(--soft); font-size: .9rem; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
dd > :last-child { margin-bottom: 0; }
.verdict { border: 1px solid var(--line); border-left: .4rem solid var(--soft); border-radius: .4rem; padding: 1rem 1.2rem .7rem; margin: 1.5rem 0; }
.verdict h2 { margin: 0 0 .4rem; }
.verdict.clean { border-left-color: var(--good); } .verdict.clean h2 { color: var(--good); }
.verdict.findings { border-left-color: var(--bad); } .verdict.findings h2 { color: var(--bad); }
.verdict.not-decided { border-left-color: var(--open); } .verdict.not-decided h2 { color: var(--open); }
article { border: 1px solid var(--line); border-radius: .4rem; padding: 1rem 1.2rem; margin: 0 0 1rem; }
.count { display: inline-block; min-width: 1.6rem; padding: 0 .35rem; margin-right: .3rem; border: 1px solid currentcolor; border-radius: .3rem; text-align: center; font-size: .9em; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem .35rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
.number { text-align: right; padding-right: .9rem; font-variant-numeric: tabular-nums; }
.run { margin: .8rem 0 .6rem; }
.run caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .2rem; }
.run td:nth-child(2) { width: 46%; }
td ul { margin: 0; padding-left: 1rem; }
.turn strong { display: block; }
.overview { margin: 0 0 1.2rem; padding-left: 1.6rem; } .overview a { color: inherit; }
.checked + p { margin-top: .6rem; }
.checked td:nth-child(2) { white-space: nowrap; }
.checked td:first-child { width: 45%; }
.changes { color: var(--soft); font-size: .85rem; }
.changes span { color: var(--ink); }
.turn td { background: #f6efdd; }
.mark { display: inline-block; width: 1.1em; font-weight: 700; text-align: center; }
tr.holds .mark { color: var(--good); } tr.violated .mark { color: var(--bad); } tr.possible .mark, tr.not-decided .mark { color: var(--open); }
tr.violated td:nth-child(2), tr.possible td:nth-child(2), tr.not-decided td:nth-child(2) { font-weight: 600; }
tr.none td { color: var(--soft); }
pre { margin: .3rem 0 0; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: .3rem; font: .85rem/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; }
del { color: var(--bad); text-decoration: none; display: block; } ins { color: var(--good); text-decoration: none; display: block; }
.signing .lines { display: grid; grid-template-columns: 1fr 1fr; gap: 2.2rem 2rem; margin-top: 2.2rem; }
.signing .lines div { border-top: 1px solid var(--ink); padding-top: .2rem; color: var(--soft); font-size: .85rem; }
@media (max-width: 36rem) { dl, .digests { grid-template-columns: 1fr; row-gap: .1rem; } dd { margin-bottom: .5rem; } }
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; color: #55606e; } }
@media print {
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  h2, h3, caption, thead, .run tbody tr:first-child { break-after: avoid; }
  h2, h3 { break-inside: avoid; }
  .overview a { text-decoration: none; }
  article, tr, .verdict, .signing, pre { break-inside: avoid; }
  article { break-inside: auto; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
  section > .facts { break-inside: avoid; }
  p, li, dd { orphans: 3; widows: 3; }
  .checked tr:nth-child(-n+3) { break-after: avoid; }
  .checked tr:nth-last-child(-n+3) { break-before: avoid; }
  thead { display: table-header-group; }
  .turn td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`

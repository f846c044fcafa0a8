/** The one stylesheet of the pages: calm, readable at 360 px and by night, and nothing from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #525d6e; --line: #d5dbe4; --ground: #f6f7f9; --card: #fff;
  --link: #0b57a4; --good: #17663a; --bad: #a3201a; --wait: #6f4a00; --idle: #4b5668; --good-ground: #e3f4e9;
  --bad-ground: #fbe7e5; --wait-ground: #fdf1d7; --idle-ground: #e7ebf2; --merged: #5b3aa6; --merged-ground: #ece6f9;
  --quiet: #eef1f6; --edge: #8a95a7; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9f1; --soft: #a9b4c6; --line: #36404f; --ground: #12171f;
  --card: #1a212c; --link: #8ec2f7; --good: #86dba6; --bad: #ffa59e; --wait: #f2ca7c; --idle: #b8c2d3;
  --good-ground: #15301f; --bad-ground: #3a1b1a; --wait-ground: #362a10; --idle-ground: #2a3341; --merged: #cbb8f8;
  --merged-ground: #2b2143; --quiet: #232c39; --edge: #77839a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, 'DejaVu Sans', sans-serif; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: .5rem; top: .5rem; background: var(--card); padding: .5rem 1rem; }
.frame { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
body > header { background: var(--card); border-bottom: 1px solid var(--line); }
body > header .frame { display: flex; gap: .2rem 1rem; flex-wrap: wrap; align-items: baseline; padding-block: .75rem; }
.home { font-weight: 700; font-size: 1.1rem; text-decoration: none; color: var(--ink); }
.note { color: var(--soft); font-size: .875rem; }
main.frame { padding-block: 1.1rem 4rem; } footer.frame { padding-block: 1rem; }
footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; padding-block: 1rem; }
.trail { font-size: .95rem; } .trail ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem; }
.trail li + li::before { content: '/'; color: var(--soft); margin-right: .3rem; }
.tabs { border-bottom: 1px solid var(--line); margin: .7rem 0 1.2rem; overflow-x: auto; }
.tabs ul { display: flex; gap: .25rem; list-style: none; margin: 0; padding: 0; }
.tabs a { display: block; white-space: nowrap; padding: .55rem .8rem; color: var(--ink); text-decoration: none; border-bottom: 3px solid transparent; }
.tabs a:hover { border-bottom-color: var(--line); } .tabs a[aria-current] { border-bottom-color: var(--link); font-weight: 600; }
.count { background: var(--quiet); border-radius: 1rem; padding: 0 .5rem; font-size: .8rem; margin-left: .25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .4rem 0 .5rem; overflow-wrap: anywhere; } h1 .number { color: var(--soft); font-weight: 400; }
h2 { font-size: 1.15rem; margin: 1.7rem 0 .6rem; } h3 { font-size: 1.12rem; } h4 { font-size: 1.02rem; } h5, h6 { font-size: .95rem; }
h3, h4, h5, h6 { margin: 1.2rem 0 .35rem; line-height: 1.3; }
.soft, time { color: var(--soft); font-size: .9rem; }
.rows { list-style: none; margin: .5rem 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.rows > li { padding: .7rem 1rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; } .rows > li:first-child { border-top: 0; }
.rows > li > .soft { display: inline-block; } .rows .title { font-weight: 600; }
.split { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .1rem 1rem; }
.state { display: inline-flex; align-items: center; gap: .35rem; padding: .1rem .65rem; border-radius: 1rem; font-weight: 600; font-size: .875rem; white-space: nowrap; }
.good, .open { color: var(--good); background: var(--good-ground); } .bad, .closed { color: var(--bad); background: var(--bad-ground); }
.wait { color: var(--wait); background: var(--wait-ground); } .idle, .draft { color: var(--idle); background: var(--idle-ground); }
.merged { color: var(--merged); background: var(--merged-ground); }
.pill { display: inline-flex; align-items: center; gap: .35rem; padding: .05rem .65rem; border-radius: 1rem; background: var(--quiet); border: 1px solid var(--line); font-size: .85rem; }
.pill svg { width: .7rem; height: .7rem; } .pill circle { stroke: var(--edge); }
.pull { display: grid; gap: 0 2rem; grid-template-columns: minmax(0, 1fr) 16rem; } .pull > aside { order: 2; font-size: .95rem; }
aside h2 { font-size: .85rem; color: var(--soft); margin: 0 0 .35rem; } aside section { border-bottom: 1px solid var(--line); padding: .9rem 0; }
aside ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem; } aside .people { flex-direction: column; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 1rem 0; }
article > header { padding: .5rem 1rem; background: var(--quiet); border-bottom: 1px solid var(--line); border-radius: 9px 9px 0 0; display: flex; gap: .2rem .6rem; flex-wrap: wrap; align-items: center; }
article > header h2 { margin: 0; font-size: 1.1rem; } article > header:last-child { border-bottom: 0; border-radius: 9px; } .author { font-weight: 650; }
.body { padding: .35rem 1rem .7rem; overflow-wrap: anywhere; } .body > :first-child { margin-top: .55rem; } .body > :last-child { margin-bottom: .35rem; }
.body h3:first-child { font-size: 1.25rem; }
.bot { font-size: .75rem; border: 1px solid var(--edge); border-radius: 1rem; padding: 0 .5rem; color: var(--soft); }
.merge { border: 1px solid var(--line); border-left: 6px solid var(--edge); border-radius: 10px; background: var(--card); padding: .8rem 1.1rem; margin: 1rem 0; }
.merge.can { border-left-color: var(--good); } .merge.cannot { border-left-color: var(--bad); } .merge.done { border-left-color: var(--merged); }
.merge p { margin: .2rem 0; } .merge ul { margin: .5rem 0 .2rem; padding-left: 1.3rem; } .merge .state { margin-right: .4rem; }
code { font: .875em/1.4 ui-monospace, 'DejaVu Sans Mono', monospace; background: var(--quiet); border-radius: 4px; padding: .08rem .3rem; overflow-wrap: anywhere; }
pre { overflow-x: auto; background: var(--quiet); padding: .8rem 1rem; border-radius: 8px; } pre code { background: none; padding: 0; overflow-wrap: normal; }
blockquote { margin: .6rem 0; padding-left: 1rem; border-left: 4px solid var(--line); color: var(--soft); }
.wide { overflow-x: auto; margin: .7rem 0; } table { border-collapse: collapse; font-size: .95rem; }
th, td { border: 1px solid var(--line); padding: .4rem .75rem; text-align: left; vertical-align: top; overflow-wrap: normal; } th { background: var(--quiet); }
td code, th code { overflow-wrap: normal; white-space: nowrap; } td time, td .soft { white-space: nowrap; }
.right { text-align: right; font-variant-numeric: tabular-nums; } .center { text-align: center; }
details { margin: .6rem 0; } summary { cursor: pointer; padding: .15rem 0; } .rows > li > details { margin: 0; }
.rows > li > details[open] > summary { margin-bottom: .5rem; } .inner { border-top: 1px solid var(--line); padding-top: .2rem; }
.body .notes { list-style: none; padding-left: 0; } .notes li { margin: .4rem 0; } .mention { font-weight: 600; color: var(--link); }
.body ul, .body ol { padding-left: 1.6rem; } .body li { margin: .25rem 0; } .picture::before { content: 'imagen: '; color: var(--soft); }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.2rem 0; } sub, sup { line-height: 1.3; vertical-align: baseline; font-size: .85em; }
.sum { font-size: .8rem; color: var(--soft); background: none; padding: 0; }
@media (max-width: 52rem) { .pull { grid-template-columns: minmax(0, 1fr); } .pull > aside { order: 0; display: flex; flex-wrap: wrap; gap: 0 2rem; border-bottom: 1px solid var(--line); margin-bottom: .5rem; }
  aside section { border: 0; padding: .5rem 0; } }
@media (max-width: 30rem) { .frame { padding-inline: .9rem; } h1 { font-size: 1.35rem; } .body, article > header { padding-inline: .8rem; } }
`;

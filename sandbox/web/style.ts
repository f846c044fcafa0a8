/** The one stylesheet of the pages: calm, readable at 360 px and by night, and nothing from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #566072; --line: #d5dbe4; --ground: #f6f7f9; --card: #fff;
  --link: #0b57a4; --good: #17663a; --bad: #a3201a; --wait: #7a5200; --good-ground: #e3f4e9; --bad-ground: #fbe7e5;
  --wait-ground: #fdf1d7; --pill: #e7ebf2; --merged: #5b3aa6; --merged-ground: #ece6f9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9f1; --soft: #a3aec0; --line: #36404f; --ground: #12171f;
  --card: #1a212c; --link: #85bbf5; --good: #7fd6a0; --bad: #ff9c94; --wait: #f0c674; --good-ground: #15301f;
  --bad-ground: #3a1b1a; --wait-ground: #362a10; --pill: #2a3341; --merged: #c4aef7; --merged-ground: #2b2143; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, 'DejaVu Sans', sans-serif; }
a { color: var(--link); } a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
header.top { background: var(--card); border-bottom: 1px solid var(--line); }
header.top div, main { max-width: 60rem; margin: 0 auto; padding: .9rem 1.1rem; }
header.top div { display: flex; gap: .8rem; flex-wrap: wrap; align-items: baseline; }
header.top .note { color: var(--soft); font-size: .875rem; }
h1 { font-size: 1.55rem; line-height: 1.25; margin: .9rem 0 .4rem; } h2 { font-size: 1.2rem; margin: 1.6rem 0 .6rem; }
h3, h4 { font-size: 1.02rem; margin: 1.1rem 0 .35rem; } .soft, time { color: var(--soft); font-size: .9rem; }
nav.trail { margin-top: .4rem; font-size: .95rem; }
ul.rows { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
ul.rows > li { padding: .7rem 1rem; border-top: 1px solid var(--line); } ul.rows > li:first-child { border-top: 0; }
.state { display: inline-block; padding: .1rem .65rem; border-radius: 1rem; font-weight: 600; font-size: .9rem; }
.state.open, .state.good { color: var(--good); background: var(--good-ground); }
.state.closed, .state.bad { color: var(--bad); background: var(--bad-ground); }
.state.wait, .state.draft { color: var(--wait); background: var(--wait-ground); }
.state.merged { color: var(--merged); background: var(--merged-ground); }
.pill { display: inline-block; padding: .05rem .6rem; border-radius: 1rem; background: var(--pill); font-size: .85rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 1rem 0; overflow: hidden; }
article > header { padding: .55rem 1rem; border-bottom: 1px solid var(--line); display: flex; gap: .6rem; flex-wrap: wrap; align-items: center; }
article > header strong { font-weight: 650; } article .body { padding: .4rem 1rem .7rem; overflow-wrap: anywhere; }
article.event { border-style: dashed; }
.bot { font-size: .75rem; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; color: var(--soft); }
code { font: .9em/1.4 ui-monospace, 'DejaVu Sans Mono', monospace; background: var(--pill); border-radius: 4px; padding: .05rem .3rem; }
pre { overflow-x: auto; background: var(--pill); padding: .7rem 1rem; border-radius: 8px; } pre code { background: none; padding: 0; }
blockquote { margin: .6rem 0; padding-left: 1rem; border-left: 4px solid var(--line); color: var(--soft); }
.wide { overflow-x: auto; } table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .35rem .7rem; text-align: left; }
details { margin: .6rem 0; } summary { cursor: pointer; } .mention { font-weight: 600; color: var(--link); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: .6rem 0; } dt { color: var(--soft); } dd { margin: 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
`;

/** The real app in a process of its own, for tests as for the demo. */
export { type App, type AppOptions, startApp } from '../bot/tools/demo/app-process.ts';

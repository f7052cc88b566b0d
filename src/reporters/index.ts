import type { Reporter } from './report.js'

/** The formats that `--format` takes; each is loaded when it is asked for. */
export const reporters: Readonly<Record<string, () => Promise<Reporter>>> = {
  text: async () => (await import('./text.js')).text,
  concise: async () => (await import('./concise.js')).concise,
  json: async () => (await import('./json.js')).json,
  jsonl: async () => (await import('./json.js')).jsonl,
  sarif: async () => (await import('./sarif.js')).sarif,
  junit: async () => (await import('./junit.js')).junit,
  checkstyle: async () => (await import('./checkstyle.js')).checkstyle,
  github: async () => (await import('./github.js')).github,
  gitlab: async () => (await import('./gitlab.js')).gitlab,
  html: async () => (await import('./html.js')).html,
}

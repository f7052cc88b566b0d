import { familiesOf } from '../../src/languages/families.js'
import type { LanguageEntry } from '../../src/languages/language.js'
import { settingsJsonSchema } from '../../src/settings/schema.js'

export interface JsonSchema {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
}

/** A configuration file with everything in it. */
export const example = `{
  "$schema": "./node_modules/cfgcheck/schema.json",
  "targets": { "drbd": "9", "heartbeat": "3", "cluster": "3" },
  "clusters": {
    "storage": { "hosts": { "alpha": "hosts/alpha", "beta": "hosts/beta" } }
  },
  "files": { "exclude": ["**/*.rpmsave"], "languages": { "templates/*.res.in": "drbd-conf" } },
  "rules": { "drbd-conf/deprecated-syncer": "off", "cluster/*": "error" },
  "overrides": [{ "files": ["legacy/**"], "targets": { "drbd": "8.3" }, "rules": { "drbd-conf/*": "warning" } }],
  "format": { "indent": 2 }
}
`

/** What a value may be, in words. */
function valueOf({ type, enum: values, pattern, minimum, maximum, items, additionalProperties }: JsonSchema): string {
  if (values !== undefined) return values.map(value => `\`${value}\``).join(', ')
  if (pattern !== undefined) return 'a version such as `8.4`'
  if (type === 'integer') return `a whole number, ${minimum ?? ''} to ${maximum ?? ''}`
  if (type === 'boolean') return '`true` or `false`'
  if (type === 'array') return items?.type === 'object' ? 'a list of objects' : 'a list of patterns'
  if (type === 'object') return typeof additionalProperties === 'object' ? `an object: by name, ${valueOf(additionalProperties)}` : 'an object'
  return 'a text'
}

/** One row for each key, those inside an object below it. */
export function* rows(schema: JsonSchema, lead: string): Generator<string> {
  for (const [name, value] of Object.entries(schema.properties ?? {})) {
    const key = lead + name
    yield `| \`${key}\` | ${valueOf(value)} | ${value.description ?? ''} |`
    yield* rows(value, `${key}.`)
    if (typeof value.additionalProperties === 'object') yield* rows(value.additionalProperties, `${key}.NAME.`)
    if (value.items !== undefined) yield* rows(value.items, `${key}[].`)
  }
}

/** Writes `docs/settings.md`. */
export function settingsPage(languages: readonly LanguageEntry[]): string {
  return `<!-- Generated from src/settings/schema.ts by test/settings/settings-page.test.ts with CFGCHECK_UPDATE=1; do not edit. -->

# Settings

Settings stand in \`cfgcheck.json\`, or in \`package.json\` under \`"cfgcheck"\`. The nearest one upward from the working directory counts, alone; \`--config FILE\` names another, \`--no-config\` none.
The file is data in JSON, without comments, and never executed. An unknown key, rule or language is refused with a suggestion, and so is a file that cannot be read: exit 2.
Its schema is [schema.json](../schema.json), by which editors complete it; \`cfgcheck init\` writes one from what the current folder holds.

\`\`\`json
${example}\`\`\`

## Keys

| Key | Value | Meaning |
|---|---|---|
${[...rows(settingsJsonSchema(familiesOf(languages)) as JsonSchema, '')].join('\n')}

## How they are read

- Patterns and folders count from the folder of the file. \`*\` stays in a folder, \`**\` crosses folders, \`{a,b}\` chooses; a pattern without \`/\` fits a name in any folder.
- Of \`rules\`, the last one that names a rule wins: a group first, its exceptions behind it. \`--ignore\` and \`--rule\` of the command line come behind them, and \`--target\` replaces \`targets\`.
- \`overrides\` come last, in order: for its files an override counts even against the command line. \`--only\` leaves nothing but what it names.
- \`files.exclude\` counts where a folder is searched. A file that is given by name is read in any case.
- \`clusters\` counts where no path is given: each is checked as one. The names of its hosts are taken as they stand here, whatever \`etc/hostname\` says.
- A single finding is silenced by a comment: [suppressions.md](suppressions.md).

The languages of \`files.languages\` are ${languages.map(({ id }) => `\`${id}\``).join(', ')}. The rules are listed by \`cfgcheck rules\`.
`
}

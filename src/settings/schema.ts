import * as z from 'zod'

const version = z.string().regex(/^\d+(\.\d+)*$/, 'is not a version such as "8.4"')
const rules = z
  .record(z.string(), z.enum(['error', 'warning', 'info', 'off']))
  .describe('A severity, or "off", for a rule id or a group such as "drbd-conf/*". The last one that names a rule wins.')
const patterns = z.array(z.string())

/**
 * Makes the shape of `cfgcheck.json`; its JSON Schema ships with the package.
 *
 * `families` are the kinds of software whose versions can be settled.
 */
export function createSettingsSchema(families: readonly string[]) {
  const targets = z
    .strictObject(Object.fromEntries(families.map(family => [family, version.optional()])))
    .describe('The version of each software that reads the files; inferred from each file when absent.')
  return z.strictObject({
    $schema: z.string().describe('Where editors find the schema of this file.').optional(),
    targets: targets.optional(),
    clusters: z
      .record(z.string(), z.strictObject({ hosts: z.record(z.string(), z.string()).describe('The folder that stands for / of each host, by name.') }))
      .describe('Hosts that belong together, by the name of the cluster.')
      .optional(),
    files: z
      .strictObject({
        exclude: patterns.describe('Files that are left out when a folder is searched.').optional(),
        languages: z.record(z.string(), z.string()).describe('The language of files by pattern.').optional(),
      })
      .describe('Which files are read, and as what.')
      .optional(),
    rules: rules.optional(),
    overrides: z
      .array(z.strictObject({ files: patterns.describe('The files that this is about.'), targets: targets.optional(), rules: rules.optional() }))
      .describe('Settings for the files that the patterns name.')
      .optional(),
    format: z
      .strictObject({
        indent: z.int().min(1).max(8).describe('Columns of one level.').optional(),
        align: z.boolean().describe('Values and comments of drbd.conf that stand in one column on neighbouring lines stay in one.').optional(),
      })
      .describe('How fmt and editors lay files out.')
      .optional(),
  })
}

/** A configuration file's content. */
export type SettingsFile = z.infer<ReturnType<typeof createSettingsSchema>>

/** Makes the JSON Schema of `cfgcheck.json`. */
export function settingsJsonSchema(families: readonly string[]): unknown {
  return {
    ...z.toJSONSchema(createSettingsSchema(families), { target: 'draft-7' }),
    title: 'cfgcheck configuration',
  }
}

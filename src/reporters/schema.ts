import * as z from 'zod'

const severity = z.enum(['error', 'warning', 'info'])
const position = z.strictObject({
  line: z.int().min(1).describe('From 1.'),
  column: z.int().min(1).describe('From 1, in UTF-16 units.'),
  offset: z.int().min(0).describe('From 0, in UTF-16 units.'),
})
const place = {
  path: z.string().describe('Relative to the working directory, with "/".'),
  host: z.string().optional(),
  start: position,
  end: position.describe('Exclusive.'),
}
const edit = z.strictObject({ path: z.string(), start: z.int().min(0), end: z.int().min(0), newText: z.string() })

/** One diagnostic of the JSON formats. */
export const diagnosticSchema = z.strictObject({
  rule: z.string(),
  severity,
  origin: z.enum(['daemon', 'practice']).describe('Who objects: the real software, or experience.'),
  message: z.string(),
  ...place,
  hosts: z.array(z.string()).describe('All hosts of the finding: a file that was copied to several, or one drift, is one finding.'),
  related: z.array(z.strictObject({ message: z.string(), ...place })),
  why: z.string().describe('The reason that the rule gives.'),
  help: z.string().describe('What to do: in this case where more is known of it, else what the rule says.'),
  fixes: z.array(z.strictObject({ title: z.string(), safety: z.enum(['safe', 'unsafe']), edits: z.array(edit) })),
  docs: z.string().describe('The address of the page of the rule.'),
})

const shard = z
  .strictObject({
    index: z.int().min(1),
    count: z.int().min(1),
    cfgcheck: z.string().describe('The version that made the report; one run is made by one version.'),
    run: z.string().describe('The same for all parts of one run: it is made of the paths and the settings.'),
    incomplete: z.array(z.string()).describe('Why the job could not be done completely.'),
    targetOfFile: z.array(z.int().min(0)).describe('For each of the files the index of its entry in `targets`.'),
    texts: z
      .array(z.strictObject({ path: z.string(), length: z.int().min(0), lineLengths: z.array(z.int().min(0)) }))
      .describe('Where lines begin in the files that are named, in UTF-16 units: the length of each line but the last.'),
    frames: z
      .array(
        z.array(
          z.strictObject({ number: z.int().min(1), text: z.string(), marked: z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).optional() }),
        ),
      )
      .describe('For each of the diagnostics the lines that it is about, without secrets.'),
  })
  .describe('With --shard only: what `cfgcheck merge` needs besides to give the report of the whole run.')

/** The document that `--format json` prints. */
export const outputSchema = z.strictObject({
  version: z.literal(1),
  summary: z.strictObject({
    files: z.int().min(0),
    hosts: z.int().min(0),
    errors: z.int().min(0),
    warnings: z.int().min(0),
    infos: z.int().min(0),
  }),
  targets: z
    .array(
      z.strictObject({
        software: z.string().describe('As --target names it.'),
        version: z.string(),
        inferred: z.boolean().describe('False where it was named by --target or in the configuration.'),
        files: z.int().min(1).describe('How many files were read by it.'),
        signs: z.array(z.strictObject({ message: z.string(), ...place })).describe('What decided it, the heaviest first; where there is nothing, the newest is assumed.'),
      }),
    )
    .describe('The versions of software by which the files were read.'),
  files: z.array(z.strictObject({ path: z.string(), host: z.string().optional(), language: z.string(), target: z.string() })),
  diagnostics: z.array(diagnosticSchema),
  shard: shard.optional(),
})

/** That document as a type. */
export type OutputDocument = z.infer<typeof outputSchema>

/** What only a part of a run holds. */
export type ShardDocument = z.infer<typeof shard>

/** Makes the JSON Schema of that document. */
export function outputJsonSchema(): unknown {
  return { ...z.toJSONSchema(outputSchema, { target: 'draft-7' }), title: 'cfgcheck output, version 1' }
}

const whereabouts = z.strictObject({
  name: z.string().describe('A group by its first address, a service, or a DRBD resource.'),
  hosts: z.array(z.string()).describe('Where it runs; empty where it stays away until somebody acts.'),
  isOneOf: z.boolean().optional().describe('On one of the hosts, and nobody can say on which.'),
  isUncertain: z.boolean().optional().describe('It may as well stay away; chance decides.'),
  isCutOff: z.boolean().optional().describe('It runs, and its clients do not reach it.'),
  mayStay: z.boolean().optional().describe('Nobody can say whether it ran there all along: it is away only if it did not.'),
  isHeldUp: z.boolean().optional().describe('It stays where it is and waits for its file system: for gapMs at least, or until somebody acts.'),
  waitsForShot: z.boolean().optional().describe('A fence device has to confirm before it starts again, which takes an unknown time beyond gapMs.'),
  gapMs: z.number().min(0).optional().describe('How long it is away at least, in milliseconds; 0 where it goes on. Absent where nobody can say.'),
})
const line = z.strictObject({ path: z.string(), line: z.int().min(1), column: z.int().min(1) })

/** The document that `explain cluster --format json` prints. */
export const storiesSchema = z.strictObject({
  version: z.literal(1),
  clusters: z.array(
    z.strictObject({
      name: z.string().optional(),
      stories: z.array(
        z.strictObject({
          software: z.enum(['heartbeat', 'cman', 'pacemaker', 'drbd-reactor', 'ocfs2', 'gnbd', 'booth']),
          event: z.string().describe('Such as "death alpha" or "path-lost eth1".'),
          title: z.string(),
          steps: z.array(
            z.strictObject({
              atMs: z.number().min(0).optional().describe('Since the event, in milliseconds; absent where it has no certain time.'),
              text: z.string(),
              decidedBy: line.optional(),
              unset: z.string().optional().describe('What is not written, where a default decides.'),
            }),
          ),
          ending: z.strictObject({
            services: z.array(whereabouts),
            primaries: z.array(whereabouts).describe('Where DRBD is primary.'),
            isSplitBrain: z.boolean(),
            canDiverge: z.boolean().describe('Both sides may have written to their own copy.'),
            mayLoseWrites: z.boolean().describe('Whoever goes on may lack writes that were confirmed.'),
          }),
        }),
      ),
      limits: z.array(z.strictObject({ text: z.string(), at: line.optional() })).describe('What the stories leave out, and why.'),
    }),
  ),
})

/** Makes the JSON Schema of that document. */
export function storiesJsonSchema(): unknown {
  return { ...z.toJSONSchema(storiesSchema, { target: 'draft-7' }), title: 'cfgcheck explain cluster, version 1' }
}

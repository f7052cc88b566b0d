import * as z from 'zod'

const step = z.strictObject({ what: z.string(), commands: z.array(z.string()), why: z.string().optional() })

/** The report of `cfgcheck convert --format json`. */
export const conversionsSchema = z.strictObject({
  version: z.literal(1),
  clusters: z.array(z.strictObject({
    name: z.string(),
    from: z.array(z.enum(['heartbeat', 'cman'])),
    nodes: z.array(z.string()).describe('The names of the hosts in the new cluster.'),
    files: z.array(z.strictObject({
      path: z.string().describe('Below the folder of --output: the folder of a host and the path there, or a file for all.'),
      about: z.string(),
      instead: z.string().optional().describe('The old file that it replaces.'),
      isSecret: z.boolean().describe('Passwords may stand in it; it is written with mode 600.'),
    })),
    decisions: z.array(z.strictObject({ what: z.string(), why: z.string() })),
    byHand: z.array(z.string()).describe('What no file can say.'),
    units: z.array(z.strictObject({ node: z.string(), unit: z.string(), state: z.enum(['enabled', 'disabled', 'masked']), why: z.string() })).describe('What starts at boot when all is done.'),
    steps: z.array(step).describe('In this order.'),
    back: z.array(step).describe('How to go back, in this order.'),
    statements: z.array(z.strictObject({
      text: z.string().describe('As written, without secrets.'),
      language: z.string(),
      fate: z.enum(['carried', 'replaced', 'lost', 'kept']).describe('It says the same in the new files, something else does its work, nothing corresponds to it, or it stays as it is.'),
      to: z.string().optional().describe('What it is now.'),
      why: z.string().optional(),
      at: z.array(z.strictObject({ path: z.string(), line: z.int().min(1), host: z.string() })).describe('Each copy of it.'),
    })).describe('Every statement of the old files.'),
  })),
})

/** Makes the JSON Schema of the report, which ships with the package. */
export function conversionsJsonSchema(): unknown {
  return { ...z.toJSONSchema(conversionsSchema, { target: 'draft-7' }), title: 'cfgcheck convert, version 1' }
}

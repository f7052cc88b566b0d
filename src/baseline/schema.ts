import * as z from 'zod'

/** The shape of a baseline: which findings are known, and how many of each. */
export const baselineSchema = z.strictObject({
  version: z.literal(1),
  findings: z.array(
    z.strictObject({
      /** Seen from the folder of the baseline. */
      path: z.string(),
      /** What stands around the finding; empty for what is about the whole file. */
      place: z.string(),
      rule: z.string(),
      count: z.int().min(1),
    }),
  ),
})

/** Findings that are known. */
export type Baseline = z.infer<typeof baselineSchema>

/** The software that reads a language's files. */
export type TargetFamily = 'drbd' | 'heartbeat' | 'cluster' | 'ocfs2'

/** All families. */
export const targetFamilies: readonly TargetFamily[] = ['drbd', 'heartbeat', 'cluster', 'ocfs2']

import type { Target } from '../language.js'

/** The releases of ocfs2-tools that are told apart, oldest first; 1.8 brought the global heartbeat. */
export const targets: readonly string[] = ['1.2', '1.4', '1.6', '1.8']

/** Settles the release: the one that the user named, otherwise the newest. */
export function targetOf(named: string | undefined): Target {
  return named === undefined ? { version: '1.8', isInferred: true } : { version: named, isInferred: false }
}

/** Tells whether a release reads `heartbeat_mode` and heartbeat sections; older ones pass them over. */
export function hasGlobalHeartbeat(version: string): boolean {
  const [, major = '1', minor = '8'] = /^(\d+)(?:\.(\d+))?/.exec(version) ?? []
  return Number(major) > 1 || Number(minor) >= 8
}

/** The words that mean yes and no, in any case. Source: cluster-glue cl_str_to_boolean(). */
export const heartbeatBooleans: readonly string[] = ['true', 'on', 'yes', 'y', '1', 'false', 'off', 'no', 'n', '0']

/** Reads a boolean of heartbeat; `undefined` for any other word. */
export function readHeartbeatBoolean(text: string): boolean | undefined {
  const index = heartbeatBooleans.indexOf(text.toLowerCase())
  return index === -1 ? undefined : index < 5
}

/** Tells whether a `package.json` holds settings; most do not, and there is no need to load what reads them. */
export function hasSettings(manifest: string): boolean {
  if (!manifest.includes('"cfgcheck"')) return false
  try {
    const content: unknown = JSON.parse(manifest)
    return typeof content === 'object' && content !== null && 'cfgcheck' in content
  } catch {
    return false // A broken manifest is not ours to complain about.
  }
}

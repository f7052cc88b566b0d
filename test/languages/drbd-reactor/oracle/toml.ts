import { spawnSync } from '../../../support/programs.js'

const script = 'test/languages/drbd-reactor/oracle/toml.py'

/** Says why no TOML parser can be asked; `undefined` where one can. */
export function whyNoOracle(): string | undefined {
  return spawnSync('python3', ['-c', 'import tomllib']).status === 0 ? undefined : 'python3 with tomllib (3.11) is not installed'
}

/** Asks a TOML 1.0 parser about texts: what it complains of, empty where it takes the text. */
export function askToml(texts: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync('python3', [script], { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`python3 failed: ${stderr}`)
  return JSON.parse(stdout) as string[]
}

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { execFileSync } from '../../support/programs.js'

const program = '/usr/libexec/heartbeat/heartbeat'

// `heartbeat -R` reads all three files and then looks for a running heartbeat: exit code 6 without one, 1 for a bad file.
const script = `
set -e
hostname alpha
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -a /etc/ha.d "$work/ha.d"
mount -t tmpfs none /run
mkdir -p /run/heartbeat/rsctmp
mount -t tmpfs none /var/lib/heartbeat
mkdir -p /var/lib/heartbeat/cores/root
mount --bind "$work/ha.d" /etc/ha.d
ip link set lo up
printf 'ucast lo 127.0.0.1\\nnode alpha beta gamma\\nauto_failback off\\nlogfacility none\\n' > /etc/ha.d/ha.cf
printf 'auth 1\\n1 crc\\n' > /etc/ha.d/authkeys
: > /etc/ha.d/haresources
chmod 600 /etc/ha.d/authkeys
set +e
for name in $(ls "$1" | sort -n); do
  cp "$1/$name" "/etc/ha.d/$2"
  chmod "$3" "/etc/ha.d/$2"
  ${program} -R > "$work/out" 2>&1
  echo "$name $?"
done
`

/** What heartbeat says to a file. */
export type Verdict = 'accepted' | 'refused'

/** Says why heartbeat cannot be asked here; `undefined` where it can. */
export function whyNot(): string | undefined {
  if (!existsSync(program)) return `${program} is not installed`
  try {
    const [verdict] = ask('authkeys', ['auth 1\n1 crc\n'])
    return verdict === 'accepted' ? undefined : 'heartbeat refuses a good file here'
  } catch {
    return 'namespaces are not allowed here'
  }
}

/** Asks the real heartbeat about texts of one of its files, all in one private namespace. Throws where that is not possible. */
export function ask(file: 'authkeys' | 'haresources', texts: readonly (string | Buffer)[], mode = 0o600): Verdict[] {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-heartbeat-'))
  try {
    texts.forEach((text, index) => writeFileSync(join(folder, String(index)), text))
    const namespace = ['-n', '-m', '-u', '-p', '-f', '--mount-proc', 'bash', '-c', script, 'bash']
    const output = execFileSync('unshare', [...namespace, folder, file, mode.toString(8)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 900_000,
    })
    const codes = new Map(output.trim().split('\n').map(line => line.split(' ') as [string, string]))
    return texts.map((_, index) => {
      const code = codes.get(String(index))
      if (code === '6') return 'accepted'
      if (code === '1') return 'refused'
      throw new Error(`heartbeat ended with ${code} for case ${index}`)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

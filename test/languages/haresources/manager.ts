import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { execFileSync } from '../../support/programs.js'

const program = '/usr/share/heartbeat/ResourceManager'

// Every resource script is a tracer that logs how it was called. A sleep that does nothing keeps failures fast.
const script = `
set -e
hostname alpha
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -a /etc/ha.d "$work/ha.d"
rm -rf "$work/ha.d/resource.d"; mkdir "$work/ha.d/resource.d" "$work/bin" "$work/init.d" "$work/cwd" "$work/share"
cp -a /usr/share/heartbeat/. "$work/share/"
printf '#!/bin/sh\\nexit 0\\n' > "$work/bin/sleep"
cp "$work/bin/sleep" "$work/bin/reboot"; cp "$work/bin/sleep" "$work/bin/pkill"; cp "$work/bin/sleep" "$work/share/hb_standby"
cat > "$work/tracer" <<'TRACER'
#!/bin/sh
call=\${0##*/}
while [ $# -gt 1 ]; do call="$call $1"; shift; done
case $1 in
status) while IFS= read -r line; do if [ "$line" = "$call start" ]; then echo running; exit 0; fi; done < "$TRACER_LOG"; echo stopped;;
start) printf '%s start\\n' "$call" >> "$TRACER_LOG";;
esac
exit 0
TRACER
chmod +x "$work/bin"/* "$work/tracer" "$work/share/hb_standby"
mount --bind "$work/ha.d" /etc/ha.d
mount --bind "$work/init.d" /etc/init.d
mount --bind "$work/share" /usr/share/heartbeat
export TRACER_LOG="$work/log" HA_CURHOST=alpha HA_DEBUGLOG="$work/debug" HA_LOGFILE="$work/ha-log" HA_LOGFACILITY=none HA_STOPRETRYMAX=1 HA_BIN="$work/bin"
export LC_ALL=C LANG=C
unset LC_ALL
while IFS= read -r name; do cp "$work/tracer" "/etc/ha.d/resource.d/$name"; done < "$1/scripts"
set +e
cd "$work/cwd"
for name in $(ls "$1/cases" | sort -n); do
  cp "$1/cases/$name" /etc/ha.d/haresources
  ${program} ourkeys > "$1/out/$name.ours" 2> /dev/null
  ${program} otherkeys > "$1/out/$name.others" 2> /dev/null
  number=0
  while IFS= read -r key; do
    : > "$work/log"
    ${program} takegroup "$key" > /dev/null 2>&1
    cp "$work/log" "$1/out/$name.start$number"
    number=$((number + 1))
  done < "$1/keys/$name"
done
`

/** What ResourceManager made of a text. */
export interface Managed {
  /** The resources of each group that belongs to the host alpha, as ResourceManager prints them. */
  readonly ours: readonly string[]
  readonly others: readonly string[]
  /** For each key that was asked for: the scripts that were started, with their arguments. */
  readonly starts: readonly (readonly string[])[]
}

/** A text, and the keys of the groups to start. */
export interface Question {
  readonly text: string
  readonly keys: readonly string[]
}

/** Says why ResourceManager cannot be asked here; `undefined` where it can. */
export function whyNot(): string | undefined {
  if (!existsSync(program)) return `${program} is not installed`
  try {
    const [answer] = ask([{ text: 'alpha one two\n', keys: ['one'] }], ['one', 'two'])
    return answer?.starts[0]?.join() === 'one start,two start' ? undefined : 'ResourceManager does not start tracers here'
  } catch {
    return 'namespaces are not allowed here'
  }
}

/** Lets the real ResourceManager read texts and start groups of tracer scripts, all in one private namespace. */
export function ask(questions: readonly Question[], scripts: readonly string[]): Managed[] {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-manager-'))
  try {
    for (const part of ['cases', 'keys', 'out']) mkdirSync(join(folder, part))
    writeFileSync(join(folder, 'scripts'), scripts.map(name => `${name}\n`).join(''))
    questions.forEach(({ text, keys }, index) => {
      writeFileSync(join(folder, 'cases', String(index)), text)
      writeFileSync(join(folder, 'keys', String(index)), keys.map(key => `${key}\n`).join(''))
    })
    execFileSync('unshare', ['-n', '-m', '-u', '-p', '-f', '--mount-proc', 'bash', '-c', script, 'bash', folder], {
      stdio: 'ignore',
      timeout: 900_000,
    })
    const lines = (name: string): string[] => {
      const text = readFileSync(join(folder, 'out', name), 'utf8')
      return text === '' ? [] : text.replace(/\n$/, '').split('\n')
    }
    return questions.map(({ keys }, index) => ({
      ours: lines(`${index}.ours`).map(line => line.replace(/ +$/, '')),
      others: lines(`${index}.others`).map(line => line.replace(/ +$/, '')),
      starts: keys.map((_, position) => lines(`${index}.start${position}`)),
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

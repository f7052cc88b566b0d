import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { describedProgram } from './described.js'
import { description, fileTime, maintainer, place, placeSystemFiles, summary } from './system-files.js'

/**
 * Builds the RPM package of the single executable, which `npm run build:binary` made before; it needs `rpmbuild`, and not root:
 *
 *     npm run build:rpm
 *     npm run build:rpm -- aarch64
 *
 * It brings what the Debian package brings, and holds no script either. The same sources give the same bytes;
 * SOURCE_DATE_EPOCH names the time of its files.
 */

const architectures = { x86_64: 'linux-x64', aarch64: 'linux-arm64' } as const
const architecture = process.argv[2] ?? (process.arch === 'arm64' ? 'aarch64' : 'x86_64')
if (architecture !== 'x86_64' && architecture !== 'aarch64') throw new Error(`${architecture}: known are x86_64, aarch64`)
const binary = `dist/binary/cfgcheck-${architectures[architecture]}`
if (!existsSync(binary)) throw new Error(`${binary} is absent: run "npm run build:binary" first`)

const { version } = describedProgram()
const work = resolve(`dist/rpm/work-${architecture}`)
const root = join(work, 'root')
rmSync(work, { recursive: true, force: true })
mkdirSync(root, { recursive: true })
// rpmbuild empties the root before it installs: what is in the package is put together beside it.
const files = join(work, 'files')
placeSystemFiles(files, binary, 'usr/share/zsh/site-functions')
place(files, 'usr/share/licenses/cfgcheck/LICENSE', readFileSync('LICENSE'))
execFileSync('find', [files, '-exec', 'touch', '--no-dereference', `--date=@${fileTime}`, '{}', '+'])
writeFileSync(join(work, 'cfgcheck.spec'), spec())
const options = Object.entries({ _topdir: work, _buildhost: 'localhost', use_source_date_epoch_as_buildtime: '1', clamp_mtime_to_source_date_epoch: '1' })
const defined = options.flatMap(([name, value]) => ['--define', `${name} ${value}`])
execFileSync('rpmbuild', ['-bb', '--quiet', '--target', `${architecture}-linux`, '--buildroot', root, ...defined, join(work, 'cfgcheck.spec')], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, SOURCE_DATE_EPOCH: String(fileTime) },
})
const name = `cfgcheck-${version}-1.${architecture}.rpm`
copyFileSync(join(work, 'RPMS', architecture, name), join('dist/rpm', name))
rmSync(work, { recursive: true })
console.log(join('dist/rpm', name))

/** The program is not stripped, because what is behind the runtime is part of it; compressed as rpm of any age reads it. */
function spec(): string {
  return `%global __os_install_post %{nil}
%global debug_package %{nil}
%global _build_id_links none
%define _binary_payload w6.gzdio
Name: cfgcheck
Version: ${version}
Release: 1
Summary: ${summary.charAt(0).toUpperCase()}${summary.slice(1)}
License: MIT
Packager: ${maintainer}
AutoReqProv: no
Requires: glibc >= 2.17

%description
${description.map(lines => lines.join('\n')).join('\n\n')}

%install
cp -a ${files}/. %{buildroot}/

%files
%defattr(-,root,root,-)
/usr/bin/cfgcheck
/usr/share/bash-completion/completions/cfgcheck
/usr/share/cfgcheck
%doc /usr/share/doc/cfgcheck
/usr/share/fish/vendor_completions.d/cfgcheck.fish
%license /usr/share/licenses/cfgcheck
/usr/share/man/man1/*
/usr/share/man/man5/*
/usr/share/zsh/site-functions/_cfgcheck
`
}

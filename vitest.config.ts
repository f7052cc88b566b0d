import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { defineConfig } from 'vitest/config'

import { asNodeLoadsIt, canBeTranslated, translateSource } from './test/support/translated-source.js'

// Nothing here asks the network, and Node reads a machine's certificates at each start, which takes as long as all the rest of it.
delete process.env['NODE_EXTRA_CA_CERTS']

const tests = globSync('test/**/*.test.ts').sort()

/** What changes the process or the modules around it: such a test gets a process of its own, all others share what is loaded. */
const changesMore = /\/work-of\.js'|\bbytesBesideRead\b|\bvi\.(?:mock|spyOn|stub\w+)\(|\bsetFlagsFromString\(|\bprocess\.(?:chdir|umask)\(/
const alone = tests.filter(path => changesMore.test(readFileSync(path, 'utf8')))
/** What puts something in the place of a module: vitest has to load those. */
const replacesModules = /\bvi\.(?:mock|spyOn)\(/
const replacing = alone.filter(path => replacesModules.test(readFileSync(path, 'utf8')))

const isTranslated = canBeTranslated()
if (isTranslated) await translateSource()
const plugins = isTranslated ? [asNodeLoadsIt] : []

export default defineConfig({
  test: {
    // Real programs, generated files and loading every language take their time on a busy machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // All cores: vitest keeps one for itself otherwise, and on two cores there is but one other.
    maxWorkers: '100%',
    // Both processors are at work already: threads that tidy memory beside a test take as long as they save. Most of what tests make is gone
    // before it is old, and in a larger nursery it is gone without being moved: together about a tenth of the processor time of all tests.
    execArgv: ['--single-threaded-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'],
    // What is made once in a run is made anew in the next.
    env: { CFGCHECK_TEST_RUN: `${process.pid}.${Date.now()}` },
    projects: [
      { extends: true, plugins, test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: alone, isolate: false, sequence: { groupOrder: 0 } } },
      { extends: true, plugins, test: { name: 'alone', include: alone.filter(path => !replacing.includes(path)), sequence: { groupOrder: 1 } } },
      { extends: true, test: { name: 'replacing', include: replacing, sequence: { groupOrder: 1 } } },
    ],
  },
})

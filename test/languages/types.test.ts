import { describe, expect, expectTypeOf, test } from 'vitest'

import type { Language, ParsedFile } from '../../src/index.js'
import { builtinLanguages, check, format, parse } from '../../src/index.js'
import * as authkeys from '../../src/languages/authkeys/index.js'
import * as cib from '../../src/languages/cib/index.js'
import * as clusterConf from '../../src/languages/cluster-conf/index.js'
import * as corosyncConf from '../../src/languages/corosync-conf/index.js'
import * as crmConfigure from '../../src/languages/crm-configure/index.js'
import * as drbdConf from '../../src/languages/drbd-conf/index.js'
import * as drbdReactor from '../../src/languages/drbd-reactor/index.js'
import * as haCf from '../../src/languages/ha-cf/index.js'
import * as haresources from '../../src/languages/haresources/index.js'
import * as ocfs2Conf from '../../src/languages/ocfs2-conf/index.js'

/** What is expected of types here, the type check expects; the run shows that the values are there. */
describe('what the doors of the languages export', () => {
  test('a parsed file has the tree of its language', () => {
    expectTypeOf(parse(drbdConf.drbdConf, '')).toEqualTypeOf<ParsedFile<drbdConf.Tree>>()
    expectTypeOf(parse(clusterConf.clusterConf, '').ast).toEqualTypeOf<clusterConf.Tree>()
    expectTypeOf(parse(haCf.haCf, '').ast.statements).toEqualTypeOf<haCf.Tree['statements']>()
    expectTypeOf(parse(haresources.haresources, '').ast).toEqualTypeOf<haresources.Tree>()
    expectTypeOf(parse(authkeys.authkeys, '').ast).toEqualTypeOf<authkeys.Tree>()
    expectTypeOf(parse(ocfs2Conf.ocfs2Conf, '').ast).not.toBeUnknown()
    expect(parse(drbdConf.drbdConf, 'resource r0 { }').ast.items[0]?.words.map(({ image }) => image)).toEqual(['resource', 'r0'])
  })

  test('a language has the types of its model and its configuration', () => {
    expectTypeOf(drbdConf.drbdConf).toEqualTypeOf<Language<drbdConf.Model, drbdConf.Configuration, drbdConf.Tree>>()
    expectTypeOf(clusterConf.clusterConf).toEqualTypeOf<Language<clusterConf.Model, clusterConf.Configuration, clusterConf.Tree>>()
    expectTypeOf(haCf.haCf).toEqualTypeOf<Language<haCf.Model, haCf.Configuration, haCf.Tree>>()
    expectTypeOf(haresources.haresources).toEqualTypeOf<Language<haresources.Model, haresources.Configuration, haresources.Tree>>()
    expectTypeOf(authkeys.authkeys).toEqualTypeOf<Language<authkeys.Model, authkeys.Configuration, authkeys.Tree>>()
    expectTypeOf(ocfs2Conf.ocfs2Conf).toEqualTypeOf<Language<ocfs2Conf.Model, ocfs2Conf.Configuration, ocfs2Conf.Tree>>()
  })

  test('a plain model is what print and edit take, and what the schema yields', async () => {
    const { model } = drbdConf.load('resource r0 { net { timeout 60; } }', { target: '9' })
    expectTypeOf(model).toEqualTypeOf<drbdConf.PlainDrbdConf | undefined>()
    expectTypeOf(drbdConf.print).parameter(0).toEqualTypeOf<drbdConf.PlainDrbdConf>()
    expectTypeOf(ocfs2Conf.load('').model).toEqualTypeOf<ocfs2Conf.PlainOcfs2Conf | undefined>()
    const parsed = (await haresources.loadSchema()).safeParse({ groups: [] })
    expectTypeOf(parsed.data).toEqualTypeOf<haresources.PlainHaresources | undefined>()
    expect(model?.resources[0]?.options).toEqual({ net: { timeout: 60 } })
  })

  test('any language goes where a language is asked for, without a cast', () => {
    expect(check(haCf.haCf, 'nod alpha\n').length).toBeGreaterThan(0)
    expect(format(authkeys.authkeys, 'auth   1\n')).toBe('auth 1\n')
    const all: readonly Language[] = [drbdConf.drbdConf, clusterConf.clusterConf, haCf.haCf, haresources.haresources, authkeys.authkeys, ocfs2Conf.ocfs2Conf, corosyncConf.corosyncConf, cib.cib, drbdReactor.drbdReactor, crmConfigure.crmConfigure]
    expect(all.map(({ id }) => id).sort()).toEqual(builtinLanguages.map(({ id }) => id).sort())
  })

  test.each([['authkeys', authkeys], ['cluster-conf', clusterConf], ['drbd-conf', drbdConf], ['ha-cf', haCf], ['haresources', haresources], ['ocfs2-conf', ocfs2Conf], ['corosync-conf', corosyncConf], ['cib', cib], ['drbd-reactor', drbdReactor], ['crm-configure', crmConfigure]])(
    '%s is loaded, printed, edited and validated by the same names',
    (_, door) => {
      expect(['edit', 'load', 'loadSchema', 'print'].filter(name => typeof door[name as 'load'] === 'function')).toHaveLength(4)
    },
  )
})

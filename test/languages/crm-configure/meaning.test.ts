import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import * as cib from '../../../src/languages/cib/index.js'
import { crmConfigure, load } from '../../../src/languages/crm-configure/index.js'
import { withoutMarks } from '../../../src/testing/expect-findings.js'
import { expectRecorded } from '../../support/recorded.js'

const folder = 'fixtures/crm-configure/ok'

test.each(readdirSync(folder))('the CIB that %s means', name => {
  expectRecorded(inXml(readFileSync(`${folder}/${name}`, 'utf8')), `test/languages/crm-configure/meaning/${name}.xml`)
})

test('the CIBs that the good examples of rules mean', () => {
  const texts = crmConfigure.rules.flatMap(({ examples }) => examples.good.map(example => withoutMarks(example).text))
  expect(texts.length).toBeGreaterThan(0)
  expectRecorded(texts.map(text => `<!--\n${text.replaceAll('--', '- -')}-->\n${inXml(text)}`).join('\n'), 'test/languages/crm-configure/meaning/examples.xml')
})

function inXml(text: string): string {
  const { model, issues } = load(text)
  return model === undefined ? `<!-- ${issues.map(({ message }) => message).join('; ')} -->\n` : cib.print(model)
}

import Builder from 'fast-xml-builder'

const builder = new Builder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true, suppressEmptyNode: true })

/** Writes an XML document; members whose name begins with `@` become attributes. Characters that XML lacks are replaced. */
export function xmlDocument(content: object): string {
  const clean = JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\ud800-\udfff]/g, '\uFFFD') : value,
  ) as object
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(clean)}`
}

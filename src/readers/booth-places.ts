/** Where boothd, and who starts it by name, look for a configuration. */
export const boothPlaces = '/etc/booth/*.conf'

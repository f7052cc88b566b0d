/** How many bytes of a line heartbeat reads at once: MAXLINE less one for the end of the string (fgets in auth.c). */
export const bufferBytes = 5119

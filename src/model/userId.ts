/** `US.13491208655302741918`, of a parent portfolio `US.ENT.1349…`; in early documents `user.` and hexadecimal digits. */
const USER_ID = /^(?:([A-Z]{2})\.(ENT\.)?|user\.)[0-9A-Za-z]+$/;

export function isUserId(id: string): boolean {
  return USER_ID.test(id);
}

export function isParentUserId(id: string): boolean {
  return USER_ID.exec(id)?.[2] !== undefined;
}

/** The letters of the country that a user id begins with; null for what begins with none. */
export function countryOfUserId(id: string): string | null {
  return USER_ID.exec(id)?.[1] ?? null;
}

/** `US.`, `US.ENT.`: what is before the characters that tell who it is. */
export function startOfUserId(id: string): string {
  return /^(?:[A-Z]{2}|user)\.(?:ENT\.)?/.exec(id)?.[0] ?? '';
}

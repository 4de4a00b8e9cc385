/**
 * Area codes of +1. Those of the United States are not listed but what is left: new ones are opened every year, while the
 * other countries have had theirs for decades, so a code that is not known here is far more likely American.
 */

/** Countries of +1 that Meta's table does not list; those it does (DO, JM, PR) have their prefixes there. */
export const OTHER_NANP_COUNTRIES: Readonly<Record<string, string>> = {
  AG: '268',
  AI: '264',
  AS: '684',
  BB: '246',
  BM: '441',
  BS: '242',
  DM: '767',
  GD: '473',
  GU: '671',
  KN: '869',
  KY: '345',
  LC: '758',
  MP: '670',
  MS: '664',
  SX: '721',
  TC: '649',
  TT: '868',
  VC: '784',
  VG: '284',
  VI: '340',
};

export const CANADIAN_AREA_CODES: ReadonlySet<string> = new Set(
  [
    '204 226 236 249 250 257 263 273 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519',
    '548 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942',
  ].flatMap((line) => line.split(' ')),
);

/** Free-phone, personal, premium and other codes that are no place's. */
export const NON_GEOGRAPHIC_CODES: ReadonlySet<string> = new Set(
  [
    '500 521 522 523 524 525 526 527 528 529 532 533 535 538 542 543 544 545 546 547 549 550 552 553 554 556 566 569 577',
    '578 588 589 600 622 633 700 710 800 822 833 844 855 866 877 888 900',
  ].flatMap((line) => line.split(' ')),
);

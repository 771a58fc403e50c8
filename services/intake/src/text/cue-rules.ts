/**
 * What a narrative tells in codes: the only thing that leaves intake of a text. A rule names a code
 * and, per language, word beginnings (en, de: matched at the start of a word) or pieces of text
 * (zh: it has no blanks between words). A changed list gets a new version, because events of record
 * name the version their cues were taken with.
 */
export const CUE_RULES_VERSION = 1;

interface CueRule {
  readonly code: string;
  readonly en: readonly string[];
  readonly de: readonly string[];
  readonly zh: readonly string[];
}

export const CUE_RULES: readonly CueRule[] = [
  {
    code: 'late_delivery',
    en: ['late deliver', 'not delivered', 'never arrived', 'delayed', 'not arrived', 'overdue'],
    de: ['verspät', 'nicht geliefert', 'nie angekommen', 'nicht angekommen', 'zu spät'],
    zh: ['延迟', '没收到', '没有收到', '未收到', '晚到', '迟迟'],
  },
  {
    code: 'overcharged',
    en: ['overcharg', 'charged twice', 'double charge', 'wrong price', 'charged too much'],
    de: ['doppelt berechnet', 'zu viel berechnet', 'falscher preis', 'doppelt abgebucht'],
    zh: ['多收', '重复扣款', '价格不对', '乱收费', '扣了两次'],
  },
  {
    code: 'rude_staff',
    en: ['rude', 'impolite', 'unfriendly', 'shouted at', 'ignored me', 'disrespect'],
    de: ['unfreundlich', 'unhöflich', 'respektlos', 'angeschrien', 'patzig'],
    zh: ['态度差', '态度恶劣', '不礼貌', '服务态度', '无礼'],
  },
  {
    code: 'defective',
    en: ['broken', 'defect', 'faulty', 'does not work', 'doesn t work', 'stopped working'],
    de: ['kaputt', 'defekt', 'funktioniert nicht', 'beschädigt', 'mangelhaft'],
    zh: ['坏了', '故障', '质量问题', '不能用', '破损', '瑕疵'],
  },
  {
    code: 'wrong_item',
    en: ['wrong item', 'wrong size', 'wrong colo', 'wrong product', 'not what i ordered'],
    de: ['falscher artikel', 'falsche größe', 'falsche farbe', 'falsch geliefert'],
    zh: ['发错', '错货', '尺寸不对', '颜色不对'],
  },
  {
    code: 'missing_item',
    en: ['missing item', 'item missing', 'missing part', 'incomplete', 'was missing'],
    de: ['fehlt', 'fehlte', 'unvollständig'],
    zh: ['少发', '漏发', '缺少', '少了'],
  },
  {
    code: 'broken_promise',
    en: ['promis', 'you said', 'was told', 'assured'],
    de: ['versproch', 'zugesagt', 'zugesichert'],
    zh: ['承诺', '答应', '说好的', '保证过'],
  },
  {
    code: 'out_of_stock',
    en: ['out of stock', 'sold out', 'not in stock'],
    de: ['ausverkauft', 'nicht vorrätig', 'nicht auf lager'],
    zh: ['缺货', '没货', '售罄'],
  },
  {
    code: 'long_wait',
    en: ['long queue', 'long wait', 'waited', 'waiting for hours', 'stood in line'],
    de: ['lange gewartet', 'warteschlange', 'lange schlange', 'stundenlang'],
    zh: ['排队', '等了很久', '等太久'],
  },
  {
    code: 'till_failed',
    en: ['till was down', 'card reader', 'terminal', 'system was down', 'system down'],
    de: ['kasse ging nicht', 'kasse ausgefallen', 'kartenleser', 'systemausfall'],
    zh: ['收银机', '系统故障', '刷卡机', '死机'],
  },
  {
    code: 'bad_information',
    en: ['wrong information', 'misinform', 'misleading', 'contradictory'],
    de: ['falsche auskunft', 'falsch beraten', 'irreführend'],
    zh: ['误导', '信息错误', '说法不一'],
  },
  {
    code: 'safety',
    en: ['dangerous', 'unsafe', 'caught fire', 'hazard', 'electric shock', 'mould', 'mold'],
    de: ['gefährlich', 'brand', 'stromschlag', 'unsicher', 'schimmel'],
    zh: ['危险', '起火', '触电', '安全隐患', '发霉'],
  },
  {
    code: 'injury',
    en: ['injur', 'hurt', 'bleeding', 'hospital', 'burned my', 'slipped', 'food poisoning'],
    de: ['verletz', 'krankenhaus', 'blutet', 'ausgerutscht', 'lebensmittelvergiftung'],
    zh: ['受伤', '医院', '流血', '滑倒', '食物中毒'],
  },
  {
    code: 'accused',
    en: ['accused', 'shoplift', 'called me a thief', 'searched my bag'],
    de: ['beschuldig', 'diebstahl', 'ladendieb', 'tasche durchsucht'],
    zh: ['小偷', '偷东西', '搜包', '诬陷'],
  },
  {
    code: 'privacy',
    en: ['my data', 'data leak', 'privacy', 'personal information'],
    de: ['meine daten', 'datenschutz', 'datenleck'],
    zh: ['隐私', '个人信息', '泄露'],
  },
  {
    code: 'discrimination',
    en: ['discriminat', 'racist', 'racial', 'sexist'],
    de: ['diskriminier', 'rassist', 'sexist'],
    zh: ['歧视', '种族'],
  },
];

/** A kind of tax number: its usual name, who gives it, where its check is, and how one looks. */
export interface TaxIdKind {
  readonly label: string;
  readonly country: string;
  /** A module of the package stdnum. */
  readonly check: string;
  readonly looks: string;
}

const VAT_TABLE =
  "AT uid ATU12345675|BE vat BE0776091951|BG vat BG175074752|CY vat CY10259033P|CZ dic CZ25123891|DE vat DE136695976|" +
  "DK cvr DK13585628|EE kmkr EE100931558|ES nif ESB58378431|FI alv FI20774740|FR tva FR40303265045|GB vat GB980780684|" +
  "GR vat EL094259216|HR oib HR33392005961|HU anum HU12892312|IE vat IE6433435F|IT iva IT00743110157|LT pvm LT119511515|" +
  "LU tva LU15027442|LV pvn LV40003521600|MT vat MT11679112|NL btw NL004495445B01|PL nip PL8567346215|PT nif PT501964843|" +
  "RO cui RO18547290|SE vat SE123456789701|SI ddv SI50223054|SK dph SK2022749619|CH vat CHE-107.787.577 IVA|NO mva NO995525828MVA|" +
  "ZA vat 4123456785|IS vsk IS12345";

/** VAT numbers by the country that gives them. */
export const VAT_KINDS: ReadonlyMap<string, TaxIdKind> = new Map(
  VAT_TABLE.split("|").map((row) => {
    const [country = "", module = "", ...looks] = row.split(" ");
    return [country, { label: "VAT", country, check: `${country.toLowerCase()}/${module}`, looks: looks.join(" ") }];
  }),
);

const kind = (label: string, check: string, looks: string): TaxIdKind => ({
  label,
  country: check.slice(0, 2).toUpperCase(),
  check,
  looks,
});

/** Numbers that have a name of their own. */
export const NAMED_KINDS: Readonly<Record<string, TaxIdKind>> = {
  ABN: kind("ABN", "au/abn", "51 824 753 556"),
  ACN: kind("ACN", "au/acn", "004 085 616"),
  BN: kind("BN", "ca/bn", "12302 6635 RC 0001"),
  CIF: kind("CIF", "es/cif", "B58378431"),
  CNPJ: kind("CNPJ", "br/cnpj", "16.727.230/0001-97"),
  EIN: kind("EIN", "us/ein", "91-1144442"),
  GSTIN: kind("GSTIN", "in/gstin", "27AAPFU0939F1ZV"),
  IRD: kind("IRD", "nz/ird", "49-091-850"),
  RFC: kind("RFC", "mx/rfc", "GODE 561231 GR8"),
  SIREN: kind("SIREN", "fr/siren", "552 008 443"),
  SIRET: kind("SIRET", "fr/siret", "732 829 320 00074"),
  UEN: kind("UEN", "sg/uen", "00192200M"),
  UTR: kind("UTR", "gb/utr", "1955839661"),
};

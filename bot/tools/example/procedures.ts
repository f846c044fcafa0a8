import { padded } from './calendar.ts';
import type { Row } from './csv.ts';
import { yesNo } from './descriptor.ts';
import { DOMAIN, SITE, unitOf } from './institution.ts';

/** Unit; then procedures: name, longest answer, validity, cost in pesos, online (1) or not (0), requirements. */
const LIST: Readonly<Record<string, string>> = {
  SAY: `Constancia de residencia;P2D;P6M;96;1;ID DOM FOT
Constancia de identidad;P2D;P6M;96;0;ID FOT
Constancia de dependencia económica;P3D;P6M;96;0;ID DOM TES
Certificación de documentos municipales;P5D;;148.5;1;ID SOL
Anuencia para evento público;P10D;P1D;612;1;ID SOL PLA
Anuencia para fiesta particular en vía pública;P5D;P1D;210;0;ID SOL VEC
Carta de origen;P3D;P1Y;96;0;ID DOM
Trámite de cartilla del Servicio Militar Nacional;P15D;;0;0;ID DOM FOT NAC`,
  TES: `Pago del impuesto predial;PT15M;P1Y;;1;CTA
Constancia de no adeudo predial;P1D;P3M;84;1;CTA ID
Avalúo catastral;P10D;P1Y;520;0;CTA ESC
Traslado de dominio;P8D;;;0;ESC ID CTA
Alta en el padrón de proveedores;P7D;P1Y;0;1;ACT RFC DOM
Actualización en el padrón de proveedores;P5D;P1Y;0;1;ACT RFC
Certificado de clave catastral;P3D;P1Y;132;1;CTA ID
Solicitud de descuento por pronto pago;PT30M;P1Y;0;1;CTA`,
  DUR: `Licencia de construcción menor;P5D;P6M;845;1;ID ESC PLA
Licencia de construcción mayor;P15D;P1Y;3480;0;ID ESC PLA MEM
Permiso de uso de suelo;P10D;P1Y;1260;1;ID ESC CRO
Alineamiento y número oficial;P5D;P2Y;318;1;ID ESC CRO
Aviso de terminación de obra;P8D;;640;0;ID LIC
Permiso de demolición;P7D;P3M;560;0;ID ESC PLA
Autorización de división de predios;P15D;P1Y;1490;0;ID ESC PLA
Permiso de anuncio;P10D;P1Y;980;1;ID SOL PLA
Constancia de factibilidad de giro;P5D;P6M;290;1;ID CRO
Licencia de construcción de barda;P4D;P6M;410;1;ID ESC CRO`,
  DEC: `Apertura rápida de empresas de bajo riesgo;PT72H;P1Y;0;1;ID RFC DOM
Licencia de funcionamiento;P8D;P1Y;735;1;ID RFC LIC
Refrendo de licencia de funcionamiento;P2D;P1Y;368;1;LIC
Permiso para comercio en vía pública;P7D;P3M;156;0;ID SOL CRO
Permiso para tianguis;P7D;P6M;124;0;ID SOL
Inscripción en la bolsa de trabajo;PT30M;P6M;0;1;ID CUR
Asesoría para crédito a microempresas;P5D;;0;1;ID RFC`,
  SPU: `Reporte de alumbrado público;P3D;;0;1;UBI
Reporte de bache;P7D;;0;1;UBI
Recolección especial de residuos voluminosos;P5D;;285;1;ID UBI
Permiso de inhumación;P1D;;430;0;ID DEF
Refrendo de fosa en panteón;P2D;P7Y;610;0;ID TIT
Permiso de construcción de lápida;P3D;P1M;220;0;ID TIT`,
  MAM: `Permiso de poda de árbol;P7D;P1M;0;1;ID UBI FOT
Permiso de derribo de árbol;P10D;P2M;340;1;ID UBI FOT SOL
Donación de árboles del vivero;P3D;;0;1;ID UBI
Evaluación de impacto ambiental municipal;P20D;P2Y;2650;0;ID MEM PLA
Denuncia ambiental;P10D;;0;1;UBI
Adopción de mascota;P1D;;0;0;ID DOM`,
  DSO: `Inscripción al programa de vivienda;P30D;P1Y;0;0;ID DOM EST
Apoyo alimentario;P15D;P6M;0;0;ID DOM EST
Beca municipal;P30D;P1Y;0;1;ID DOM EST BOL
Credencial para personas adultas mayores;P1D;P5Y;0;0;ID DOM FOT
Registro de comité vecinal;P10D;P3Y;0;0;SOL VEC`,
  SEG: `Constancia de no infracción;P1D;P1M;74;1;ID
Carta de no antecedentes administrativos;P2D;P3M;112;0;ID FOT
Permiso de cierre temporal de calle;P5D;P1D;265;1;ID SOL CRO
Dictamen de protección civil;P10D;P1Y;890;0;ID PLA MEM`,
  MOV: `Permiso de carga y descarga;P3D;P1M;198;1;ID RFC
Tarjeta de estacionamiento para personas con discapacidad;P2D;P2Y;0;0;ID DOM FOT
Permiso para circular sin placas;P1D;P1M;255;0;ID FAC
Permiso de zona de ascenso y descenso;P10D;P1Y;720;0;ID SOL CRO`,
  CUL: `Inscripción a talleres de la casa de la cultura;PT30M;P4M;180;1;ID FOT
Préstamo de espacios culturales;P7D;P1D;450;1;ID SOL
Credencial de la biblioteca;PT20M;P2Y;35;0;ID DOM FOT`,
  AGU: `Contrato de toma de agua;P10D;;2140;0;ID ESC DOM
Cambio de nombre en el contrato de agua;P3D;;124;1;ID ESC CON
Reporte de fuga;P2D;;0;1;UBI
Constancia de no adeudo de agua;P1D;P3M;78;1;CON
Baja temporal de toma;P5D;P1Y;310;0;ID CON
Revisión de medidor;P5D;;145;1;CON`,
  TRA: `Solicitud de acceso a la información;P20D;;0;1;SOL
Ejercicio de derechos sobre datos personales;P20D;;0;1;ID SOL
Solicitud de apertura de datos;P20D;;0;1;SOL`,
};

const REQUIREMENTS: Readonly<Record<string, string>> = {
  ID: 'Identificación oficial vigente',
  DOM: 'Comprobante de domicilio',
  FOT: 'Fotografías',
  TES: 'Dos testigos',
  SOL: 'Solicitud por escrito',
  PLA: 'Planos',
  VEC: 'Firmas de vecinos',
  NAC: 'Acta de nacimiento',
  CTA: 'Cuenta predial',
  ESC: 'Escritura o título de propiedad',
  ACT: 'Acta constitutiva',
  RFC: 'Constancia de situación fiscal',
  MEM: 'Memoria técnica',
  CRO: 'Croquis de ubicación',
  LIC: 'Licencia anterior',
  CUR: 'Currículum',
  UBI: 'Ubicación del reporte',
  DEF: 'Certificado de defunción',
  TIT: 'Título de perpetuidad o recibo',
  EST: 'Estudio socioeconómico',
  BOL: 'Boleta de calificaciones',
  FAC: 'Factura del vehículo',
  CON: 'Número de contrato de agua',
};

/** The procedures, unit by unit. */
export function procedureRows(): readonly Row[] {
  const lines = Object.entries(LIST).flatMap(([unit, text]) =>
    text.split('\n').map((line, index) => ({ unit, number: index + 1, cells: line.split(';') })),
  );
  return lines.map(({ unit, number, cells }) => procedureRow(unit, number, cells));
}

/** The units that attend procedures, in the list's order. */
export const ATTENDING: readonly string[] = Object.keys(LIST);

function procedureRow(unit: string, number: number, cells: readonly string[]): Row {
  const [name = '', answer = '', validity = '', cost = '', online = '', needs = ''] = cells;
  const key = `${unit}-${padded(number, 2)}`;
  return {
    homoclave: key,
    nombre: name,
    unidad: unit,
    plazo_maximo: answer,
    vigencia: validity === '' ? undefined : validity,
    costo_mxn: cost === '' ? undefined : Number(cost).toFixed(2),
    en_linea: yesNo(online === '1'),
    requisitos: needs.split(' ').map(requirement).join('|'),
    correo: `${unitOf(unit).mailbox}@${DOMAIN}`,
    url: `${SITE}/tramites/${key.toLowerCase()}`,
  };
}

function requirement(key: string): string {
  const text = REQUIREMENTS[key];
  if (text === undefined) throw new Error(`no requirement ${key}`);
  return text;
}

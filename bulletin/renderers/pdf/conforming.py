"""PDF/A-3a and PDF/UA-1 in one file.

WeasyPrint writes either. What PDF/UA-1 asks for beyond PDF/A-3a is that the file says so, in the very RDF that says
that it is PDF/A, and PDF/A asks that the words it says this with are described there, too (ISO 19005-3, 6.6.2.3.3).
"""

from __future__ import annotations

from typing import Any

from weasyprint.pdf.metadata import DocumentMetadata

VARIANT = "pdf/a-3a"
_END = b"</rdf:RDF>"
_UA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


class _Metadata(DocumentMetadata):  # type: ignore[misc]
    def generate_rdf_metadata(self, *conformance: Any) -> bytes:
        """What WeasyPrint says, and that the file is PDF/UA-1."""
        said: bytes = super().generate_rdf_metadata(*conformance)
        if not said.endswith(_END):
            raise ValueError("metadata of another make")
        return said.removesuffix(_END) + _UA + _END


def conforming(metadata: DocumentMetadata) -> DocumentMetadata:
    """What a document says of itself, and that it conforms to PDF/UA-1, too."""
    return _Metadata(**vars(metadata))

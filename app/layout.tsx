import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/frame/providers";
import { parseTheme } from "@/components/ui/theme";
import "./globals.css";

// A font that comes late is for the next page: changing it under the reader would move the lines.
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  variable: "--font-inter",
  weight: "100 900",
  display: "optional",
  adjustFontFallback: false,
});
const jetbrains = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  variable: "--font-jetbrains",
  weight: "100 800",
  display: "optional",
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: "Strata", template: "%s · Strata" },
  description: "A documentation wiki for a database schema that cannot drift from the schema without saying so.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f4f1" },
    { media: "(prefers-color-scheme: dark)", color: "#120f0c" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const jar = await cookies();
  const theme = parseTheme(jar.get("theme")?.value);
  const isCollapsed = jar.get("sidebar")?.value === "collapsed";
  return (
    <html
      lang="en"
      className={`${theme} ${inter.variable} ${jetbrains.variable}`}
      data-theme={theme}
      data-sidebar={isCollapsed ? "collapsed" : "open"}
      suppressHydrationWarning
    >
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
